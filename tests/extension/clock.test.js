// The hybrid logical clock that orders this browser's edits.

import assert from 'node:assert/strict';
import test from 'node:test';

import { nextStamp } from '../../extension/background/outbox.js';

test('a stamp tells the time while the machine goes forward', () => {
  assert.equal(nextStamp('', 1763712345678), '001763712345678-0000');
});

test('a stamp is always later than the one before, also when the machine went back ten years', () => {
  let stamp = nextStamp('', 1763712345678);
  for (const now of [1763712345678, 1763712345677, 1448179545678, 1763712345679, 1763712345679]) {
    const next = nextStamp(stamp, now);
    assert.ok(next > stamp, `${next} after ${stamp}`);
    stamp = next;
  }
});

test('the counter runs over into the next millisecond', () => {
  assert.equal(nextStamp('001763712345678-9999', 0), '001763712345679-0000');
});

// How long to wait before a server that did not answer is asked again.

import assert from 'node:assert/strict';
import test from 'node:test';

import { delay } from '../../extension/background/backoff.js';

test('the first wait is a second at most, and each next one twice as long, up to five minutes', () => {
  const longest = Array.from({ length: 12 }, (_, tries) => delay(tries + 1, 1) / 1000);
  assert.deepEqual(longest, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  assert.equal(delay(100_000, 1), 300_000);
});

test('chance shortens a wait by half at most', () => {
  for (let tries = 1; tries < 12; tries += 1) {
    assert.equal(delay(tries, 0), delay(tries, 1) / 2);
    assert.ok(delay(tries) >= delay(tries, 0) && delay(tries) <= delay(tries, 1));
  }
});

// Identifiers out of addresses and texts, by the table that the server shares.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { format, parse } from '../../extension/shared/identifiers.js';

/** @type {{ why: string, rows: { text: string, identifier: string | null }[] }[]} */
const contract = JSON.parse(readFileSync(new URL('../contract/identifiers.json', import.meta.url), 'utf8'));

for (const { why, rows } of contract) {
  test(why, () => {
    for (const { text, identifier } of rows) {
      const parsed = parse(text);
      assert.equal(parsed && format(parsed), identifier, `reading “${text}”`);
    }
  });
}

test('What is read is read back as itself.', () => {
  for (const { identifier } of contract.flatMap(({ rows }) => rows)) {
    if (identifier === null) continue;
    const parsed = parse(identifier);
    assert.deepEqual(parsed && parse(format(parsed)), parsed, identifier);
  }
});

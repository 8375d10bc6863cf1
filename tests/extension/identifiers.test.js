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

/** @param {string} text */
function assertRefusedOrReadBack(text) {
  const parsed = parse(text);
  if (!parsed) return;
  assert.deepEqual(parse(format(parsed)), parsed, `reading “${text}”`);
  assert.match(format(parsed), /^[!-~]{1,500}$/, `reading “${text}”`);
}

test('What is read is read back as itself.', () => {
  for (const { identifier } of contract.flatMap(({ rows }) => rows)) {
    if (identifier !== null) assertRefusedOrReadBack(identifier);
  }
});

test('A text cut short anywhere, and with anything behind it, is refused or read back as itself.', () => {
  for (const { text } of contract.flatMap(({ rows }) => rows)) {
    for (let length = 0; length <= text.length; length += 1) {
      for (const ending of ['', '/', '.pdf', 'v2', ')', '%2541', ' é', '\u{1f4c4}', '\ud800', '\0', '?id=A&utm_b']) {
        assertRefusedOrReadBack(text.slice(0, length) + ending);
      }
    }
  }
});

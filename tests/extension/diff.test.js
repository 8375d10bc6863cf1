// What changed from one version of a note to the next.

import assert from 'node:assert/strict';
import test from 'node:test';

import { compare } from '../../extension/history/diff.js';

const tell = (before, after) =>
  compare(before, after).map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind]).join('');

test('a word written anew, one more and one less', () => {
  assert.equal(tell('two small matrices', 'two low-rank matrices'), 'two -small-+low-rank+ matrices');
  assert.equal(tell('one two', 'one two three'), 'one two+ three+');
  assert.equal(tell('one two three', 'two three'), '-one -two three');
  assert.equal(tell('Grüße an 他们', 'Grüße, an 他们'), 'Grüße+,+ an 他们');
});

test('nothing changed, all changed, nothing there', () => {
  assert.deepEqual(compare('same\ntext', 'same\ntext'), [{ kind: 'same', text: 'same\ntext' }]);
  assert.deepEqual(compare('', ''), []);
  assert.equal(tell('old', 'new'), '-old-+new+');
  assert.equal(tell('', 'new'), '+new+');
});

test('both texts can be read out of their changes, however long they are', () => {
  const words = (/** @type {number} */ seed, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, place) => ['a', 'b', 'attention', '\n\n', '!', '😀'][(place * seed) % 6]).join(' ');
  for (const [before, after] of [
    [words(5, 200), words(7, 300)],
    [`same ${words(5, 20_000)} end`, `same ${words(1, 20_000)} end`],
    ['x'.repeat(100_000), 'y'.repeat(100_000)],
  ]) {
    const parts = compare(before, after);
    const read = (/** @type {string} */ other) => parts.filter(({ kind }) => kind !== other).map(({ text }) => text).join('');
    assert.equal(read('added'), before);
    assert.equal(read('removed'), after);
  }
});

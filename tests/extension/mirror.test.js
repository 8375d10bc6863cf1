// The mirror's entries: what the server said of a paper, with the edits that wait drawn on top.

import assert from 'node:assert/strict';
import test from 'node:test';

import { withAnswer, withEdits } from '../../extension/background/mirror.js';
import { inverse } from '../../extension/background/undo.js';
import { blank, standing } from '../../extension/shared/marks.js';

const HEADS = 'arxiv:2406.09519';
const OTHER = 'arxiv:2003.02436';
const own = { paper_id: 1, identifiers: [HEADS], title: 'Talking Heads' };
const other = { paper_id: 2, identifiers: [OTHER], title: 'Talking-Heads Attention' };
const unknown = blank({ identifiers: [HEADS], title: own.title });
const joined = { ...unknown, identifiers: [HEADS, OTHER], judged: 'read', tags: ['heads'], joined: [own, other] };

let count = 0;
const edit = (name, act) => ({
  op_id: String((count += 1)),
  at: `001763712345678-${String(count).padStart(4, '0')}`,
  paper: { identifiers: [name], title: '' },
  ...act,
});
const apart = { type: 'set_same', other: 2, same: false };

test('an edit on one of the records of a paper is drawn on all', () => {
  const waiting = [edit(HEADS, { type: 'set_star', starred: true })];
  assert.equal(withEdits(joined, waiting, HEADS).starred, true);
  assert.equal(withEdits(joined, waiting, OTHER).starred, true);
});

test('a record told apart is new while the other stands as it did, and each has its own edits from then on', () => {
  const waiting = [
    edit(HEADS, { type: 'set_tag', tag: 'before', on: true }),
    edit(HEADS, apart),
    edit(OTHER, { type: 'set_star', starred: true }),
    edit(HEADS, { type: 'set_tag', tag: 'after', on: true }),
  ];
  const told = withEdits(joined, waiting, HEADS);
  assert.deepEqual([told.judged, told.tags, told.starred, told.identifiers], [null, ['after'], false, [HEADS]]);
  const left = withEdits(joined, waiting, OTHER);
  assert.deepEqual([left.judged, left.tags, left.starred], ['read', ['heads'], true]);
  assert.equal(told.base, joined);
});

test('a verdict taken back draws the mark from before, whether or not the server has heard of it', () => {
  const back = edit(HEADS, inverse(joined, apart, '0'));
  for (const [base, waiting] of [[joined, [edit(HEADS, apart), back]], [unknown, [back]]]) {
    const { base: _, ...mark } = withEdits(base, waiting, HEADS);
    assert.deepEqual(mark, joined);
  }
});

test('an entry without waiting edits is what the server said', () => {
  assert.equal(withEdits(joined, [], HEADS), joined);
});

const maybe = { match: 'possible', paper: { id: 2, title: other.title }, mark: joined };

test('a paper that may be another stands as new, with the question', () => {
  const entry = withAnswer(unknown, maybe, { epoch: 7 });
  assert.equal(standing(entry), 'new');
  assert.deepEqual([entry.possible, entry.asked], [{ paper_id: 2, title: other.title }, 7]);
  assert.deepEqual(entry.identifiers, [HEADS]);
});

test('the question goes when the server no longer asks it', () => {
  const entry = withAnswer(withAnswer(unknown, maybe, { epoch: 7 }), { match: 'none', paper: null, mark: null }, { epoch: 8 });
  assert.deepEqual([entry.possible, entry.asked], [null, 8]);
});

test('a paper that is surely known has its mark', () => {
  const entry = withAnswer(unknown, { ...maybe, match: 'match' }, { epoch: 7 });
  assert.deepEqual([entry.judged, entry.tags, entry.joined], ['read', ['heads'], [own, other]]);
});

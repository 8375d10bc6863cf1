// What an act makes of a mark, and what undoes it.

import assert from 'node:assert/strict';
import test from 'node:test';

import { apply } from '../../extension/background/applying.js';
import { tell } from '../../extension/background/telling.js';
import { inverse } from '../../extension/background/undo.js';
import { blank, standing, tellVersion } from '../../extension/shared/marks.js';

const paper = { identifiers: ['arxiv:2406.09519'], title: 'Talking Heads' };
const when = { op_id: '1', time: '2026-07-02T12:00:00.000Z' };
const now = { op_id: '2', time: '2026-07-03T12:00:00.000Z' };

test('a paper never met is new, and one met in any way is seen', () => {
  assert.equal(standing(blank(paper)), 'new');
  assert.equal(standing(apply(blank(paper), { type: 'seen' }, when)), 'seen');
  assert.equal(standing({ ...blank(paper), starred: true }), 'seen');
  assert.equal(standing({ ...blank(paper), tags: ['x'] }), 'seen');
});

test('what the reader said stands over what was seen', () => {
  const read = apply(blank(paper), { type: 'set_status', status: 'read' }, when);
  assert.equal(standing(apply(read, { type: 'seen' }, now)), 'read');
});

test('sightings are counted and dated', () => {
  const twice = apply(apply(blank(paper), { type: 'seen' }, when), { type: 'seen' }, now);
  assert.deepEqual([twice.times_seen, twice.first_seen_at, twice.last_seen_at], [2, when.time, now.time]);
});

test('tags are compared without case, shown as first written, and sorted', () => {
  let mark = apply(blank(paper), { type: 'set_tag', tag: 'To Cite', on: true }, when);
  mark = apply(mark, { type: 'set_tag', tag: 'to cite', on: true }, when);
  mark = apply(mark, { type: 'set_tag', tag: 'attention', on: true }, when);
  assert.deepEqual(mark.tags, ['attention', 'To Cite']);
  assert.deepEqual(apply(mark, { type: 'set_tag', tag: 'TO CITE', on: false }, when).tags, ['attention']);
});

test('a record is never changed in place', () => {
  const mark = Object.freeze({ ...blank(paper), tags: Object.freeze(['a']), notes: Object.freeze([]) });
  apply(mark, { type: 'set_tag', tag: 'b', on: true }, when);
  apply(mark, { type: 'put_note', note_id: 'n', body: 'x', base_revision: null }, when);
  assert.deepEqual(mark.tags, ['a']);
});

const note = { note_id: 'n', body: 'before', quote: null, revision: '0' };
const before = { ...blank(paper), judged: 'read', version: null, tags: ['old'], notes: [note] };
for (const act of [
  { type: 'set_status', status: 'skipped' },
  { type: 'set_star', starred: true },
  { type: 'set_tag', tag: 'new', on: true },
  { type: 'set_tag', tag: 'old', on: false },
  { type: 'put_note', note_id: 'n', body: 'after', base_revision: '0' },
  { type: 'put_note', note_id: 'another', body: 'after', base_revision: null },
  { type: 'delete_note', note_id: 'n', base_revision: '0' },
  { type: 'seen' },
]) {
  test(`undoing ${JSON.stringify(act)} leaves what was there`, () => {
    const after = apply(before, act, when);
    assert.notDeepEqual(after, before);
    const back = apply(after, inverse(before, act, when.op_id), now);
    const shown = ({ notes, ...mark }) => ({ ...mark, notes: notes.map(({ note_id, body }) => [note_id, body]) });
    assert.deepEqual(shown(back), shown(before));
  });
}

test('a note written anew stays what it was beside its text', () => {
  const copy = { ...note, quote: { exact: 'x', prefix: '', suffix: '' }, conflict_of: 'other' };
  const put = { type: 'put_note', note_id: 'n', body: 'after', base_revision: '0' };
  const { notes } = apply({ ...before, notes: [copy] }, put, now);
  assert.deepEqual(notes, [{ ...copy, body: 'after', revision: now.op_id }]);
});

test('a note that is deleted where its writing is undone is the one that was written', () => {
  const put = { type: 'put_note', note_id: 'another', body: 'after', base_revision: null };
  const gone = { type: 'delete_note', note_id: 'another', base_revision: 'the writing' };
  assert.deepEqual(inverse(before, put, 'the writing'), gone);
});

test('undoing a rewritten note builds on the rewriting, so that the server takes it as the next revision', () => {
  const act = { type: 'put_note', note_id: 'n', body: 'after', base_revision: '0' };
  assert.equal(inverse(before, act, 'the rewriting').base_revision, 'the rewriting');
});

const own = { paper_id: 1, identifiers: paper.identifiers, title: 'Talking Heads' };
const other = { paper_id: 2, identifiers: ['doi:10.1/heads', 'arxiv:2003.02436'], title: 'Talking-Heads Attention' };
const joined = {
  ...before,
  identifiers: [...own.identifiers, ...other.identifiers],
  starred: true,
  times_seen: 3,
  first_seen_at: when.time,
  last_seen_at: when.time,
  version: 2,
  joined: [own, other],
};
const possible = { ...blank(paper), possible: { paper_id: 2, title: other.title } };

test('a record told apart keeps nothing of the other and stands as new', () => {
  const apart = apply(joined, { type: 'set_same', other: 2, same: false }, now);
  assert.deepEqual(apart, { ...blank({ ...paper, title: '' }), joined: [own] });
  assert.equal(standing(apart), 'new');
});

test('of three records taken for one paper, two are left when one is told apart', () => {
  const third = { paper_id: 3, identifiers: ['acl:2026.acl-long.1'], title: 'Heads' };
  const three = { ...joined, identifiers: [...joined.identifiers, ...third.identifiers], joined: [own, other, third] };
  const apart = apply(three, { type: 'set_same', other: 2, same: false }, now);
  assert.deepEqual([apart.identifiers, apart.joined], [['arxiv:2406.09519', 'acl:2026.acl-long.1'], [own, third]]);
});

test('a possible match leaves a paper new, and either answer ends the question', () => {
  assert.equal(standing(possible), 'new');
  for (const same of [true, false]) {
    assert.deepEqual(apply(possible, { type: 'set_same', other: 2, same }, now), { ...possible, possible: null });
  }
});

for (const [mark, same] of [[joined, false], [possible, false], [possible, true]]) {
  const what = mark.joined ? 'joined records' : 'a possible match';
  test(`undoing the verdict ${same} on ${what} draws what was there`, () => {
    const act = { type: 'set_same', other: 2, same };
    const back = inverse(mark, act, when.op_id);
    assert.deepEqual([back.type, back.other, back.same], ['set_same', 2, null]);
    assert.deepEqual(apply(apply(mark, act, when), back, now), mark);
  });
}

test('a verdict is told in words', () => {
  assert.equal(tell({ type: 'set_same', other: 2, same: true }), 'Marked as the same paper');
  assert.equal(tell({ type: 'set_same', other: 2, same: false }), 'Marked as another paper');
});

test('only a later version than the one judged is news', () => {
  const read = apply(blank(paper), { type: 'set_status', status: 'read' }, { ...when, version: 1 });
  assert.equal(tellVersion(read, 3), 'you read v1, this is v3');
  assert.equal(tellVersion({ ...read, judged: 'reading' }, 2), 'you read v1, this is v2');
  assert.equal(tellVersion({ ...read, judged: 'skipped' }, 2), 'you met v1, this is v2');
  assert.equal(tellVersion(read, 1), '');
  assert.equal(tellVersion({ ...read, version: 3 }, 1), '');
  assert.equal(tellVersion(read, undefined), '');
  assert.equal(tellVersion(blank(paper), 3), '');
});

test('a judgement is of the version that the page shows, and one taken back is of none', () => {
  const read = apply(blank(paper), { type: 'set_status', status: 'read' }, { ...when, version: 1 });
  assert.equal(tellVersion(apply(read, { type: 'set_status', status: 'read' }, { ...now, version: 3 }), 3), '');
  assert.equal(apply(read, { type: 'set_status', status: null }, { ...now, version: 3 }).version, null);
});

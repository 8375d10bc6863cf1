// What an act makes of a mark, and what undoes it.

import assert from 'node:assert/strict';
import test from 'node:test';

import { apply, blank, inverse, standing } from '../../extension/shared/marks.js';

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
const before = { ...blank(paper), judged: 'read', tags: ['old'], notes: [note] };
for (const act of [
  { type: 'set_status', status: 'skipped' },
  { type: 'set_star', starred: true },
  { type: 'set_tag', tag: 'new', on: true },
  { type: 'set_tag', tag: 'old', on: false },
  { type: 'put_note', note_id: 'n', body: 'after', base_revision: '0' },
  { type: 'put_note', note_id: 'another', body: 'after', base_revision: null },
  { type: 'delete_note', note_id: 'n' },
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

test('undoing a rewritten note builds on the rewriting, so that the server takes it as the next revision', () => {
  const act = { type: 'put_note', note_id: 'n', body: 'after', base_revision: '0' };
  assert.equal(inverse(before, act, 'the rewriting').base_revision, 'the rewriting');
});

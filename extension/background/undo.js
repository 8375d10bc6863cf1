// What takes an act back. Pure.

/** @import { Act, Edit, Mark } from '../types.d.ts' */

import { uuid7 } from '../shared/uuid.js';

/**
 * The edit that takes another one back; a judgement that comes back is of the version it was of.
 * @param {Edit} edit
 * @param {Mark} before the record from before it
 * @returns {Edit | null} null for what leaves nothing to take back
 */
export function undoing({ op_id, paper, act }, before) {
  const back = inverse(before, act, op_id);
  return back && { op_id: uuid7(), paper: { ...paper, version: before.version ?? undefined }, act: back };
}

/**
 * The act that takes another one back, given the record from before it.
 * @param {Mark} before
 * @param {Act} act
 * @param {string} op_id of the act
 * @returns {Act | null} null for what leaves nothing to take back
 */
export function inverse(before, act, op_id) {
  switch (act.type) {
    case 'seen':
      return { type: 'undo_seen', seen_op_id: op_id };
    case 'set_status':
      return { type: 'set_status', status: before.judged };
    case 'set_star':
      return { type: 'set_star', starred: before.starred };
    case 'set_tag':
      return { type: 'set_tag', tag: act.tag, on: !act.on };
    case 'put_note':
    case 'delete_note': {
      const note = before.notes.find(({ note_id }) => note_id === act.note_id);
      if (!note) return { type: 'delete_note', note_id: act.note_id, base_revision: op_id };
      const base_revision = act.type === 'put_note' ? op_id : note.revision;
      return { type: 'put_note', note_id: note.note_id, body: note.body, base_revision };
    }
    case 'set_same':
      return { type: 'set_same', other: act.other, same: null, before };
    default:
      return null;
  }
}

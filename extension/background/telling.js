// What was done, in words.

/** @import { Act } from '../types.d.ts' */

import { NAMES } from '../shared/marks.js';

/** @param {Act} act in a few words, for the line that offers to undo it */
export function tell(act) {
  switch (act.type) {
    case 'set_status':
      return act.status ? `Marked as ${NAMES[act.status]}` : 'Mark taken back';
    case 'set_star':
      return act.starred ? 'Starred' : 'Star removed';
    case 'set_tag':
      return act.on ? `Tagged “${act.tag}”` : `Tag “${act.tag}” removed`;
    case 'put_note':
      return 'Note saved';
    case 'delete_note':
      return 'Note deleted';
    case 'set_same':
      return act.same ? 'Marked as the same paper' : 'Marked as another paper';
    default:
      return '';
  }
}

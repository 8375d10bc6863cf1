// What is done to the paper that is active, or to all that are selected.

/** @import { ActEdit, Paper, Status } from '../types.d.ts' */
/** @import { Selection } from './selection.js' */

import { perform } from '../acts.js';
import { writeNote } from '../note.js';
import { editTags } from '../tagging.js';

/** What a row does to its own paper. */
export const ONE = {
  /** @param {Paper} paper @param {Status | null} status */
  setStatus: ({ id }, status) => perform([id], [{ type: 'set_status', status }]),
  /** @param {Paper} paper @param {boolean} starred */
  setStar: ({ id }, starred) => perform([id], [{ type: 'set_star', starred }]),
  /** @param {Paper} paper @param {HTMLElement} source */
  editTags: ({ id, mark }, source) => editTags(source, mark.tags, (edit) => perform([id], [edit])),
  writeNote,
};

/**
 * What keys do: to the selected papers where there are some, else to the active one.
 * @param {object} list
 * @param {Selection} list.selection
 * @param {() => Paper | undefined} list.paper the active one
 * @param {() => HTMLElement} list.row its row, in sight
 * @param {{ act: (edit: ActEdit) => unknown, editTags: () => void }} list.bulk
 * @returns {Record<string, () => unknown>} by the names of commands
 */
export function makeHandling({ selection, paper, row, bulk }) {
  /** @param {(paper: Paper) => unknown} act */
  const withPaper = (act) => () => {
    const active = paper();
    if (active) void act(active);
  };
  /** @param {ActEdit} edit @param {(paper: Paper) => unknown} act */
  const either = (edit, act) => () => (selection.size ? bulk.act(edit) : withPaper(act)());
  /** @param {Status} status */
  const judge = (status) =>
    either({ type: 'set_status', status }, (one) => ONE.setStatus(one, one.mark.judged === status ? null : status));
  return {
    'to-read': judge('to-read'), reading: judge('reading'), read: judge('read'), skipped: judge('skipped'),
    star: either({ type: 'set_star', starred: true }, (one) => ONE.setStar(one, !one.mark.starred)),
    tag: () => (selection.size ? bulk.editTags() : withPaper((one) => ONE.editTags(one, row()))()),
    note: withPaper(writeNote),
  };
}

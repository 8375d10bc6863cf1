// What notes said before: the server knows, and the extension's page of it asks here.

/** @import { DeletedNotes, History } from '../types.d.ts' */

import { DELETED_NOTES, HISTORY } from './answers.js';
import { ask, findNumber } from './library.js';

/**
 * @param {string} note_id
 * @returns {Promise<History>}
 */
export const getRevisions = (note_id) =>
  ask(`/notes/${encodeURIComponent(note_id)}/revisions`, HISTORY);

/**
 * @param {string} paper the server's number for it, or an identifier
 * @returns {Promise<DeletedNotes>}
 */
export async function getDeletedNotes(paper) {
  // Of a paper with an identifier nothing may be left but what was deleted.
  const number = /^\d+$/.test(paper) ? paper : await findNumber({ identifiers: [paper], title: '' });
  return ask(`/papers/${number}/deleted-notes`, DELETED_NOTES);
}

/** @param {string} note_id */
export const openHistory = (note_id) =>
  browser.tabs.create({ url: browser.runtime.getURL(`history/history.html#note=${encodeURIComponent(note_id)}`) });

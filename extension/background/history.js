// What notes said before: the server knows, and the extension's page of it asks here.

/** @import { DeletedNotes, History } from '../types.d.ts' */

import { getConnection } from './connection.js';
import { call } from './server.js';
import { readState } from './state.js';

/**
 * @param {string} note_id
 * @returns {Promise<History>}
 */
export const getRevisions = (note_id) => ask(`/notes/${encodeURIComponent(note_id)}/revisions`);

/**
 * @param {string} paper the server's number for it, or an identifier
 * @returns {Promise<DeletedNotes>}
 */
export async function getDeletedNotes(paper) {
  const id = /^\d+$/.test(paper) ? paper : (await ask(`/papers?named=${encodeURIComponent(paper)}`)).papers[0].id;
  return ask(`/papers/${id}/deleted-notes`);
}

/** @param {string} note_id */
export const openHistory = (note_id) =>
  browser.tabs.create({ url: browser.runtime.getURL(`history/history.html#note=${encodeURIComponent(note_id)}`) });

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function ask(path) {
  const pairing = await readState('pairing');
  if (!pairing) throw new Error((await getConnection()).problem);
  return call(pairing, path);
}

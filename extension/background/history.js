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
  return ask(`/papers/${/^\d+$/.test(paper) ? paper : await findNumber(paper)}/deleted-notes`);
}

/** @param {string} identifier of a paper of which nothing may be left but what was deleted */
async function findNumber(identifier) {
  const { results } = await ask('/lookup', { mentions: [{ identifiers: [identifier], title: '' }] });
  if (results[0].match !== 'match') throw new Error('The server does not know this paper.');
  return results[0].paper.id;
}

/** @param {string} note_id */
export const openHistory = (note_id) =>
  browser.tabs.create({ url: browser.runtime.getURL(`history/history.html#note=${encodeURIComponent(note_id)}`) });

/**
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function ask(path, body) {
  const pairing = await readState('pairing');
  if (!pairing) throw new Error((await getConnection()).problem);
  return call(pairing, path, body);
}

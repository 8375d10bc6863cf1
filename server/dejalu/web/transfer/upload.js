// A file on its way to the server, with word of how far it has got.

import { ServerError, request } from '../server.js';

/**
 * @typedef {object} Line what became of one entry of the file
 * @property {number} line
 * @property {string} name
 * @property {'added' | 'merged' | 'refused'} result
 * @property {string | null} reason
 * @property {string[]} changes
 */
/**
 * @typedef {object} Outcome
 * @property {string | null} id
 * @property {string} format
 * @property {number} added
 * @property {number} merged
 * @property {number} refused
 * @property {Line[]} lines
 * @property {Record<string, { added: number, merged: number }>} counts
 */
/** @typedef {{ step: string, done: number, of: number }} Progress */

/**
 * @param {File} file
 * @param {boolean} dry_run whether nothing is kept
 * @param {(progress: Progress) => void} tell
 * @returns {Promise<Outcome>}
 */
export async function upload(file, dry_run, tell) {
  const latest = new Date(file.lastModified).toISOString().slice(0, 10);
  const answer = await request('/import', { name: file.name, dry_run, latest }, {
    method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream', Accept: 'application/x-ndjson' },
  });
  for await (const { progress, answer: outcome, error } of readLines(answer)) {
    if (progress) tell(progress);
    if (error) throw new ServerError(error.message, error.code, error.errors);
    if (outcome) return outcome;
  }
  throw new ServerError('The server stopped before it was done: nothing was imported.', 0);
}

/** @param {Response} answer JSON in lines */
async function* readLines(answer) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of /** @type {ReadableStream<Uint8Array>} */ (answer.body)) {
    const lines = (text + decoder.decode(piece, { stream: true })).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

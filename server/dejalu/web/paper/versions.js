// What a note said before, and how it comes back.

import { show } from '../dialog.js';
import { button, make } from '../element.js';
import { compare } from '../history/diff.js';
import { drawTime } from '../moments.js';
import { makeOperation, sendOperations } from '../operations.js';
import { say, sayError } from '../said.js';
import { get } from '../server.js';

/** @import { History, Revision } from '../../../../extension/types.d.ts' */
/** @import { Mark } from '../types.d.ts' */

/** What becomes of each part of a text. */
const TAGS = /** @type {const} */ ({ same: 'span', added: 'ins', removed: 'del' });

/**
 * @param {Mark} mark
 * @param {string} note_id
 */
export async function showVersions(mark, note_id) {
  try {
    const { revisions } = await find(note_id);
    await show('Versions of the note', (close) => [make('ol', { class: 'versions' }, ...revisions.map((one, place) =>
      make('li', {},
        make('header', { class: 'row faint' }, drawTime(one.written_at, 'moment'),
          one.is_current ? 'As it is now' : button('Bring back', () => {
            close();
            void bringBack(mark, note_id, one.body);
          })),
        make('p', { class: 'bare' }, ...drawChanges(one, findBefore(revisions, place))))))]);
  } catch (error) {
    sayError(error);
  }
}

/**
 * The version that another one was written upon, else the one before it; none for a note's first.
 * @param {Revision[]} revisions the newest first
 * @param {number} place the other one's
 */
function findBefore(revisions, place) {
  const base = revisions[place]?.base_revision;
  return base ? (revisions.find(({ revision }) => revision === base) ?? revisions[place + 1]) : undefined;
}

/**
 * @param {Revision} version
 * @param {Revision | undefined} before
 */
const drawChanges = ({ body }, before) =>
  before ? compare(before.body, body).map(({ kind, text }) => make(TAGS[kind], {}, text)) : [body];

/**
 * Have a note say again what it once said: an ordinary edit of the note as it now is.
 * @param {Mark} mark
 * @param {string} note_id
 * @param {string} body
 */
export async function bringBack(mark, note_id, body) {
  try {
    const { revisions } = await find(note_id);
    const base_revision = revisions.find(({ is_current }) => is_current)?.revision ?? null;
    await sendOperations(makeOperation(mark, { type: 'put_note', note_id, body, base_revision }));
    say('Brought back.');
  } catch (error) {
    sayError(error);
  }
}

/** @param {string} note_id @returns {Promise<History>} */
const find = (note_id) => get(`/notes/${note_id}/revisions`);

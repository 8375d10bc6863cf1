// What is being written, kept in this tab until the server has answered for it.

/** @import { Operation } from './types.d.ts' */

/**
 * Of a note: its text; the version it was begun from, null for a new note; and the edits by which it was sent, maybe in
 * vain.
 * @typedef {{ body: string, base_revision: string | null, sent: (Operation & { type: 'put_note' })[] }} Draft
 */

const KEY = 'draft:';

/**
 * @param {string} place of a note: the paper's number and the note's id
 * @param {Draft | Record<string, string>} draft
 */
export const keep = (place, draft) => sessionStorage.setItem(KEY + place, JSON.stringify(draft));

/** @param {string} place @returns {any} as it was kept; null where there is none */
export const find = (place) => JSON.parse(sessionStorage.getItem(KEY + place) ?? 'null');

/** @param {string} place */
export const drop = (place) => sessionStorage.removeItem(KEY + place);

/** @param {number} paper @returns {string[]} the ids of its notes that are being written */
export const findAll = (paper) =>
  Object.keys(sessionStorage).filter((key) => key.startsWith(`${KEY}${paper}/`)).map((key) => key.split('/')[1] ?? '');

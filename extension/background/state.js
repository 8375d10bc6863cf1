// What this browser knows of its server, kept as safely as the edits.

/** @import { Mark } from '../types.d.ts' */

import { answer, transact } from './storage.js';

/**
 * @typedef {object} Pairing
 * @property {string} server its address
 * @property {string} token
 * @property {string} server_id
 * @property {string} [client_id] this browser's name there; none in what an earlier version of the extension kept
 * @property {string} [secret] by which the server proves itself; the same holds for it
 */

/**
 * @typedef {object} State
 * @property {Pairing | null} pairing
 * @property {number} cursor the number of the last change that is in the mirror
 * @property {string | null} feed the series that the cursor counts in
 * @property {string} clock the stamp of the latest edit made here
 * @property {string} seen the latest of the server's stamps that was told to us
 * @property {number} round how often the mirror was filled from the start
 * @property {number} looked the last round of which it was found out what is marked here alone
 * @property {number | null} compared by how many papers we disagreed with the server, before it told everything anew
 * @property {Mark[]} unknown papers marked here that the server did not tell of
 */

/** @type {State} */
const START = {
  pairing: null, cursor: 0, feed: null, clock: '', seen: '', round: 0, looked: 0, compared: null, unknown: [],
};

/**
 * @template {keyof State} Name
 * @param {Name} name
 * @returns {Promise<State[Name]>}
 */
export const readState = (name) =>
  transact(['state'], 'readonly', async (transaction) => readWithin(transaction, name));

/** @param {Partial<State>} values */
export const writeState = (values) =>
  transact(['state'], 'readwrite', (transaction) => {
    for (const [name, value] of Object.entries(values)) transaction.objectStore('state').put(value, name);
  });

/**
 * @template {keyof State} Name
 * @param {IDBTransaction} transaction
 * @param {Name} name
 * @returns {Promise<State[Name]>}
 */
export const readWithin = async (transaction, name) =>
  (await answer(transaction.objectStore('state').get(name))) ?? START[name];

// How things stand between this browser and its server, for the popup to tell.

/** @import { Connection } from '../types.d.ts' */

import { NonsenseError, RefusedError, StrangerError, UnprovableError, UnreachableError } from './errors.js';
import { readState } from './state.js';
import { tellPages } from './storage.js';

/** @returns {Promise<Connection>} */
export async function getConnection() {
  const pairing = await readState('pairing');
  if (!pairing) {
    const problem = 'This browser is not paired with a server yet: open the options and enter a pairing code.';
    return { state: 'unpaired', server: '', problem };
  }
  const { connection } = await browser.storage.session.get('connection');
  return /** @type {Connection} */ (connection) ?? { state: 'connected', server: pairing.server, problem: '' };
}

/**
 * Note how an attempt to ask the server fared.
 * @param {import('./state.js').Pairing} pairing
 * @param {unknown} [error] why it failed, if it did
 */
export async function setConnection({ server, token }, error) {
  const isCurrent = (await readState('pairing'))?.token === token;
  if (!isCurrent) return;
  await browser.storage.session.set({ connection: { server, ...describe(error) } });
  tellPages();
}

export const forgetConnection = () => browser.storage.session.remove('connection').then(tellPages);

/**
 * @param {unknown} error
 * @returns {Pick<Connection, 'state' | 'problem'>}
 */
function describe(error) {
  if (!error) return { state: 'connected', problem: '' };
  if (error instanceof UnreachableError) return { state: 'unreachable', problem: error.message };
  if (error instanceof StrangerError) return { state: 'stranger', problem: error.message };
  if (error instanceof UnprovableError) return { state: 'outdated', problem: error.message };
  if (error instanceof NonsenseError) return { state: 'failing', problem: error.message };
  if (!(error instanceof RefusedError)) {
    console.error(error);
    return { state: 'failing', problem: `This browser could not sync: ${error}` };
  }
  if (error.status === 401) return { state: 'revoked', problem: REVOKED };
  if (error.status >= 500) return { state: 'failing', problem: error.message };
  return { state: 'refused', problem: `The server refused: ${error.message}` };
}

const REVOKED =
  'This browser was revoked: the server no longer knows it. To go on, pair it again in the options. ' +
  'Your edits are kept here.';

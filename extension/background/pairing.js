// Pairing with a server, and forgetting it. What waits in the outbox stays.

/** @import { Connection, Messages } from '../types.d.ts' */

import { NOTHING } from './answers.js';
import { forgetConnection, getConnection } from './connection.js';
import { RefusedError } from './errors.js';
import * as server from './server.js';
import { readState, writeState } from './state.js';
import { startOver, sync } from './sync.js';

/** @import { Pairing } from './state.js' */

/**
 * @param {Messages['pair']['ask']} asked
 * @returns {Promise<Connection>}
 */
export async function pair({ server: address, code }) {
  const before = await readState('pairing');
  const pairing = await server.pair(address, code, describeBrowser());
  await startOver({ pairing });
  if (before?.server === address) await revoke(before); // Or it would be listed there twice.
  else if (before) await giveBack(before.server);
  await sync();
  return getConnection();
}

/** @returns {Promise<string>} what is left to do at the server, if anything */
export async function forget() {
  const pairing = await readState('pairing');
  if (!pairing) return '';
  const isRevoked = await revoke(pairing);
  await writeState({ pairing: null });
  await forgetConnection();
  await giveBack(pairing.server);
  if (isRevoked) return '';
  return (
    `${pairing.server} could not be told, and still lists this browser. To revoke it there, run ` +
    (pairing.client_id ? `“dejalu clients revoke ${pairing.client_id}”.` : '“dejalu clients”, which tells how.')
  );
}

/**
 * @param {Pairing} pairing
 * @returns {Promise<boolean>} whether this browser is known there no longer
 */
async function revoke(pairing) {
  try {
    await server.call(pairing, `/clients/${pairing.client_id}`, NOTHING, undefined, 'DELETE');
    return true;
  } catch (error) {
    return error instanceof RefusedError && [401, 404].includes(error.status);
  }
}

/** @param {string} address of a server that is asked no longer: the leave to do so, if the reader was asked for it */
async function giveBack(address) {
  if (address.startsWith('https:')) await browser.permissions.remove({ origins: [`${address}/*`] }).catch(() => false);
}

/** What this browser calls itself in the server's list of clients. */
function describeBrowser() {
  const brand = /** @type {any} */ (navigator).userAgentData?.brands?.at(-1)?.brand ?? 'Browser';
  return `${brand} on ${/** @type {any} */ (navigator).userAgentData?.platform ?? 'this machine'}`;
}

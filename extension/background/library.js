// What the server's library is asked for beside syncing, by whoever needs the answer now.

/** @import { Paper } from '../types.d.ts' */

import { lookedUp } from './answers.js';
import { getConnection } from './connection.js';
import { call } from './server.js';
import { readState } from './state.js';

/**
 * @param {string} path below `/api`
 * @param {import('./shapes.js').Shape} shape of the answer
 * @param {object} [body]
 * @returns {Promise<any>} the answer's JSON; throws what is wrong and how to mend it
 */
export async function ask(path, shape, body) {
  const pairing = await readState('pairing');
  if (!pairing) throw new Error((await getConnection()).problem);
  return call(pairing, path, shape, body);
}

/**
 * @param {Paper} paper
 * @returns {Promise<number>} the server's number for it
 */
export async function findNumber(paper) {
  const { results } = await ask('/lookup', lookedUp(1), { mentions: [paper] });
  if (!results[0].paper || results[0].match !== 'match') {
    throw new Error('The server does not know this paper: Dejalu’s icon tells what it lost or refused.');
  }
  return results[0].paper.id;
}

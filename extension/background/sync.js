// Sends what waits in the outbox and brings what changed, one round trip at a time.

/** @import { Connection, Operation, Paper } from '../types.d.ts' */

import { applyChanges, applyLookup, redraw, writeTags } from './mirror.js';
import * as outbox from './outbox.js';
import { RefusedError, UnreachableError, call } from './server.js';

const BATCH = 200;
/** Characters of JSON in one request, well under the server's 2 MiB. */
const BATCH_SIZE = 500_000;
/** Papers in one question. */
const LOOKUP = 500;
const ALARM = 'sync';

/**
 * One question at a time, until its answer is in the mirror: an answer that came late would bring back what has been
 * changed since.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
const inTurn = (work) => navigator.locks.request('server', work);

/** @type {Promise<void> | null} */
let running = null;
/** @type {Promise<void> | null} */
let next = null;

/**
 * Sync now; calls during a sync are answered by one more round after it.
 * @returns {Promise<void>}
 */
export function sync() {
  if (running) {
    next ??= running.catch(() => {}).then(() => {
      next = null;
      return sync();
    });
    return next;
  }
  running = attempt().finally(() => (running = null));
  return running;
}

/** Try again by and by, also when this worker has been stopped in between. */
export const keepSyncing = () => browser.alarms.create(ALARM, { periodInMinutes: 0.5 });

/**
 * Ask the server about papers that the mirror does not know.
 * @param {Paper[]} papers
 */
export async function lookUp(papers) {
  const pairing = await outbox.readState('pairing');
  if (!pairing) return;
  await watch(pairing, async () => {
    for (let from = 0; from < papers.length; from += LOOKUP) {
      const mentions = papers.slice(from, from + LOOKUP);
      await inTurn(async () => applyLookup(mentions, await call(pairing, '/lookup', { mentions })));
    }
  });
}

/** @returns {Promise<Connection>} how things stand */
export async function getConnection() {
  const pairing = await outbox.readState('pairing');
  if (!pairing) {
    const problem = 'This browser is not paired with a server yet: open the options and enter a pairing code.';
    return { state: 'unpaired', server: '', problem };
  }
  const { connection } = await browser.storage.session.get('connection');
  return /** @type {Connection} */ (connection) ?? { state: 'connected', server: pairing.server, problem: '' };
}

async function attempt() {
  const pairing = await outbox.readState('pairing');
  if (pairing) await watch(pairing, () => exchange(pairing));
}

/** @param {outbox.Pairing} pairing */
async function exchange(pairing) {
  let most = BATCH;
  let changed = false;
  for (;;) {
    const operations = fitting(await outbox.getWaiting(most));
    let answer;
    try {
      answer = await inTurn(() => send(pairing, operations));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (error.status === 409) {
        await outbox.writeState({ cursor: 0 });
      } else if ([400, 413, 422].includes(error.status) && operations[0]) {
        // One of them cannot be taken: send them singly, and set that one aside.
        if (operations.length === 1) await settle(operations, [refusal(operations[0], error.message)]);
        most = 1;
      } else {
        throw error;
      }
      continue;
    }
    changed ||= answer.changes.length > 0;
    if (!answer.more && !(await outbox.countWaiting())) break;
  }
  if (!changed) return;
  /** @type {{ tags: { name: string }[] }} */
  const { tags } = await call(pairing, '/tags');
  await writeTags(tags.map(({ name }) => name));
}

/**
 * Send operations and take in what the server answers: which of them it has, and what changed there.
 * @param {outbox.Pairing} pairing
 * @param {Operation[]} operations
 */
async function send(pairing, operations) {
  const since = (await outbox.readState('cursor')) ?? 0;
  const answer = await call(pairing, '/sync', { since, operations: operations.map(toWire) });
  await settle(operations, answer.results);
  await applyChanges(answer.changes, answer.epoch);
  await outbox.writeState({ cursor: answer.seq });
  return answer;
}

/**
 * Note how the connection fared, for the popup; a failure is told there and never thrown.
 * @param {outbox.Pairing} pairing
 * @param {() => Promise<void>} work
 */
async function watch({ server, token }, work) {
  /** @type {Connection} */
  let connection = { state: 'connected', server, problem: '' };
  try {
    await work();
  } catch (error) {
    if (error instanceof UnreachableError) {
      connection = { state: 'unreachable', server, problem: error.message };
    } else if (error instanceof RefusedError) {
      const problem =
        error.status === 401
          ? 'The server no longer knows this browser: pair it again in the options. Your edits are kept here.'
          : `The server refused: ${error.message}`;
      connection = { state: 'refused', server, problem };
    } else {
      throw error;
    }
  }
  const isCurrent = (await outbox.readState('pairing'))?.token === token;
  if (isCurrent) await browser.storage.session.set({ connection });
}

/** @param {Operation[]} operations the first of them that fit into one request, at least one */
function fitting(operations) {
  let size = 0;
  const end = operations.findIndex((operation) => (size += JSON.stringify(operation).length) > BATCH_SIZE);
  return end < 0 ? operations : operations.slice(0, Math.max(1, end));
}

/** @param {Operation} operation without what is only for drawing it; JSON leaves out what is undefined */
const toWire = (operation) => ({ ...operation, before: undefined });

/** @typedef {{ op_id: string, result: string, error: string | null }} Result */

/**
 * Let go of the operations that were answered for; what was refused is no longer drawn.
 * @param {Operation[]} operations
 * @param {Result[]} results
 */
async function settle(operations, results) {
  const refused = new Map(
    results.filter(({ result }) => result === 'rejected').map(({ op_id, error }) => [op_id, error ?? 'Refused.']),
  );
  await outbox.settle(new Map(results.map(({ op_id }) => [op_id, refused.get(op_id) ?? null])));
  for (const { op_id, paper } of operations) if (refused.has(op_id)) await redraw(paper);
}

/**
 * @param {Operation} operation
 * @param {string} error
 * @returns {Result}
 */
const refusal = ({ op_id }, error) => ({ op_id, result: 'rejected', error });

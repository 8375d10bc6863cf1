// Sends what waits in the outbox and brings what changed, one round trip at a time.

/** @import { Operation, Paper } from '../types.d.ts' */

import { TAGS, lookedUp, synced } from './answers.js';
import * as backoff from './backoff.js';
import { setConnection } from './connection.js';
import { NonsenseError, RefusedError } from './errors.js';
import { applyChanges, applyLookup, redraw, writeTags } from './mirror.js';
import * as outbox from './outbox.js';
import { call } from './server.js';
import { readState, writeState } from './state.js';
import * as told from './told.js';
import { findUnknown } from './unknown.js';

/** @import { Pairing } from './state.js' */

const BATCH = 200;
/** Characters of JSON in one request, well under the server's 2 MiB. */
const BATCH_SIZE = 500_000;
/** How often one sync may have to begin from the start; a server that wants more would keep it going for ever. */
const STARTS = 3;
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
  running = attempt(exchange).finally(() => (running = null));
  return running;
}

/** Sync, unless the server has just failed to answer and it is not yet time to ask it again. */
export async function syncInTime() {
  if (await backoff.isTime()) await sync();
}

/** Try again by and by, also when this worker has been stopped in between. */
export const keepSyncing = () => browser.alarms.create(ALARM, { periodInMinutes: 0.5 });

/**
 * Ask the server about papers that the mirror does not know.
 * @param {Paper[]} papers
 */
export async function lookUp(papers) {
  if (!(await backoff.isTime())) return;
  await attempt(async (pairing) => {
    const round = await readState('round');
    for (let from = 0; from < papers.length; from += LOOKUP) {
      const mentions = papers.slice(from, from + LOOKUP);
      await inTurn(async () => {
        const answer = await call(pairing, '/lookup', lookedUp(mentions.length), { mentions });
        await applyLookup(mentions, answer, round);
      });
    }
  });
}

/**
 * Have the server tell everything from the start. Nothing is wiped: what it does not tell is found out at the end.
 * @param {Partial<import('./state.js').State>} [also] to be noted with it
 */
export async function startOver(also = {}) {
  await told.forgetAll();
  await writeState({ ...also, cursor: 0, feed: null, round: (await readState('round')) + 1 });
}

/**
 * Ask the server for something, and note how that fared; a failure is told in the popup and never thrown.
 * @param {(pairing: Pairing) => Promise<void>} work
 */
async function attempt(work) {
  const pairing = await readState('pairing');
  if (!pairing) return;
  try {
    await work(pairing);
    await backoff.succeeded();
    await setConnection(pairing);
  } catch (error) {
    await backoff.failed(() => void syncInTime());
    await setConnection(pairing, error);
  }
}

/** @param {Pairing} pairing */
async function exchange(pairing) {
  let most = BATCH;
  let changed = false;
  const first = await readState('round');
  for (;;) {
    if ((await readState('round')) - first > STARTS) throw new NonsenseError(pairing.server);
    const operations = fitting(await outbox.getWaiting(most));
    let answer;
    try {
      answer = await inTurn(() => send(pairing, operations));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (error.status === 409) {
        await startOver();
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
    if (answer.more || (await outbox.countWaiting())) continue;
    if (await isWhole(answer)) break;
  }
  if (!changed) return;
  /** @type {{ tags: { name: string }[] }} */
  const { tags } = await call(pairing, '/tags', TAGS);
  await writeTags(tags.map(({ name }) => name));
}

/**
 * Send operations and take in what the server answers: which of them it has, and what changed there.
 * @param {Pairing} pairing
 * @param {Operation[]} operations
 */
async function send(pairing, operations) {
  const [since, feed, clock, round] = await Promise.all([
    readState('cursor'), readState('feed'), readState('clock'), readState('round'),
  ]);
  const sent_at = outbox.nextStamp(clock, Date.now());
  const shape = synced(operations.map(({ op_id }) => op_id));
  const answer = await call(pairing, '/sync', shape, { since, feed, sent_at, operations: operations.map(toWire) });
  if (answer.more && answer.seq <= since) throw new NonsenseError(pairing.server); // It would have us ask for ever.
  await settle(operations, answer.results);
  await applyChanges(answer.changes, { epoch: answer.epoch, round });
  await told.tell(answer.changes);
  await writeState({ cursor: answer.seq, feed: answer.feed, seen: answer.clock });
  return answer;
}

/**
 * Whether as many papers were told of as the server has. If not, one side has lost some: everything is told once more,
 * and what is then marked here alone is found out.
 * @param {{ count: number }} answer the last of a sync
 */
async function isWhole({ count }) {
  const disagreement = count - (await told.count());
  const compared = await readState('compared');
  if (disagreement && disagreement !== compared) {
    await startOver({ compared: disagreement });
    return false;
  }
  if (!disagreement && compared !== null) await writeState({ compared: null });
  const round = await readState('round');
  if ((await readState('looked')) !== round) {
    await findUnknown();
    await writeState({ looked: round });
  }
  return true;
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

// The edits that must not be lost: those that the server has not yet confirmed, and those it refused.

/** @import { Edit, Operation } from '../types.d.ts' */

import { readWithin } from './state.js';
import { answer, tellPages, transact } from './storage.js';

/**
 * Put an edit into the outbox with the clock's next stamp. An edit whose id waits there already is not put twice.
 * @param {Edit} edit
 * @param {number} [now] Unix milliseconds
 * @returns {Promise<Operation>} once it is on disk
 */
export async function add(edit, now = Date.now()) {
  const [operation] = await addAll([edit], now);
  return /** @type {Operation} */ (operation);
}

/**
 * The same for several, all or none.
 * @param {Edit[]} edits
 * @param {number} [now]
 * @returns {Promise<Operation[]>}
 */
export async function addAll(edits, now = Date.now()) {
  const added = await transact(['waiting', 'state'], 'readwrite', async (transaction) => {
    const waiting = transaction.objectStore('waiting');
    const seen = await readWithin(transaction, 'seen');
    let clock = await readWithin(transaction, 'clock');
    const operations = [];
    for (const { op_id, paper, act } of edits) {
      const known = await answer(waiting.index('op_id').get(op_id));
      if (!known) clock = nextStamp(clock, now);
      const operation = known ?? { op_id, at: clock, ...(seen && { seen }), paper, ...act };
      if (!known) waiting.add(operation);
      operations.push(operation);
    }
    transaction.objectStore('state').put(clock, 'clock');
    return operations;
  });
  tellPages();
  return added;
}

/**
 * The operations that wait, the oldest first.
 * @param {number} [most]
 * @returns {Promise<Operation[]>}
 */
export const getWaiting = (most) =>
  transact(['waiting'], 'readonly', (transaction) => answer(transaction.objectStore('waiting').getAll(null, most)));

/**
 * The operations on one paper that wait, the oldest first.
 * @param {string[]} identifiers
 * @returns {Promise<Operation[]>}
 */
export const getWaitingFor = (identifiers) =>
  transact(['waiting'], 'readonly', async (transaction) => {
    const index = transaction.objectStore('waiting').index('paper');
    /** @type {Operation[]} */
    const found = (await Promise.all(identifiers.map((name) => answer(index.getAll(name))))).flat();
    const once = new Map(found.map((operation) => [operation.op_id, operation]));
    return [...once.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  });

/** @returns {Promise<number>} */
export const countWaiting = () =>
  transact(['waiting'], 'readonly', (transaction) => answer(transaction.objectStore('waiting').count()));

/**
 * The operations that the server refused, with its reasons.
 * @returns {Promise<{ operation: Operation, error: string }[]>}
 */
export const getRefused = () =>
  transact(['refused'], 'readonly', (transaction) => answer(transaction.objectStore('refused').getAll()));

/**
 * Let go of operations that the server has answered for, and set those it refused aside.
 * @param {Map<string, string | null>} answered operation ids, with the reason where it was refused
 */
export async function settle(answered) {
  await transact(['waiting', 'refused'], 'readwrite', async (transaction) => {
    const waiting = transaction.objectStore('waiting');
    for (const [op_id, error] of answered) {
      const key = await answer(waiting.index('op_id').getKey(op_id));
      if (key === undefined) continue;
      const operation = error !== null && (await answer(waiting.get(key)));
      if (operation) transaction.objectStore('refused').add({ operation, error });
      waiting.delete(key);
    }
  });
  tellPages();
}

/**
 * Have a refused operation wait once more, behind the others.
 * @param {string} op_id
 * @returns {Promise<Operation | undefined>} it
 */
export const retry = (op_id) =>
  takeRefused(op_id, (operation, transaction) => void transaction.objectStore('waiting').add(operation));

/**
 * Let go of a refused operation.
 * @param {string} op_id
 * @returns {Promise<Operation | undefined>} it
 */
export const discard = (op_id) => takeRefused(op_id, () => {});

/**
 * @param {string} op_id
 * @param {(operation: Operation, transaction: IDBTransaction) => void} then
 */
async function takeRefused(op_id, then) {
  const taken = await transact(['waiting', 'refused'], 'readwrite', async (transaction) => {
    const refused = transaction.objectStore('refused');
    const [keys, all] = await Promise.all([answer(refused.getAllKeys()), answer(refused.getAll())]);
    const place = all.findIndex(({ operation }) => operation.op_id === op_id);
    const key = keys[place];
    if (key === undefined) return undefined;
    refused.delete(key);
    then(all[place].operation, transaction);
    return all[place].operation;
  });
  tellPages();
  return taken;
}

/**
 * The hybrid logical clock's next stamp: the machine's time, or one more than the latest when that is ahead.
 * @param {string} latest
 * @param {number} now
 */
export function nextStamp(latest, now) {
  const [milliseconds = 0, counter = 0] = latest.split('-').map(Number);
  if (now > milliseconds) return stamp(now, 0);
  return counter < 9999 ? stamp(milliseconds, counter + 1) : stamp(milliseconds + 1, 0);
}

/**
 * @param {number} milliseconds
 * @param {number} counter
 */
const stamp = (milliseconds, counter) =>
  `${String(milliseconds).padStart(15, '0')}-${String(counter).padStart(4, '0')}`;

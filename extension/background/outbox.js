// What must not be lost, in the extension's own IndexedDB, where no page and no content script can read it: the
// edits that the server has not yet confirmed, those it refused, and the connection with its token.

/** @import { Edit, Operation } from '../types.d.ts' */

/**
 * @typedef {object} Pairing
 * @property {string} server its address
 * @property {string} token
 * @property {string} server_id
 */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('dejalu', 1);
    request.onupgradeneeded = () => {
      const waiting = request.result.createObjectStore('waiting', { autoIncrement: true });
      waiting.createIndex('op_id', 'op_id', { unique: true });
      waiting.createIndex('paper', 'paper.identifiers', { multiEntry: true });
      request.result.createObjectStore('refused', { autoIncrement: true });
      request.result.createObjectStore('state');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/**
 * Run one transaction; resolves when it is on disk.
 * @template Result
 * @param {string[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(transaction: IDBTransaction) => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function transact(stores, mode, work) {
  const transaction = (await open()).transaction(stores, mode, { durability: 'strict' });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const result = await work(transaction);
  await done;
  return result;
}

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Put an edit into the outbox with the clock's next stamp. An edit whose id waits there already is not put twice.
 * @param {Edit} edit
 * @param {number} [now] Unix milliseconds
 * @returns {Promise<Operation>}
 */
export function add({ op_id, paper, act }, now = Date.now()) {
  return transact(['waiting', 'state'], 'readwrite', async (transaction) => {
    const waiting = transaction.objectStore('waiting');
    const state = transaction.objectStore('state');
    const known = await answer(waiting.index('op_id').get(op_id));
    if (known) return known;
    const at = nextStamp((await answer(state.get('clock'))) ?? '', now);
    const operation = { op_id, at, paper, ...act };
    waiting.add(operation);
    state.put(at, 'clock');
    return operation;
  });
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
export function settle(answered) {
  return transact(['waiting', 'refused'], 'readwrite', async (transaction) => {
    const waiting = transaction.objectStore('waiting');
    const keys = await answer(waiting.getAllKeys());
    const operations = await answer(waiting.getAll());
    operations.forEach((operation, index) => {
      const error = answered.get(operation.op_id);
      if (error === undefined) return;
      if (error !== null) transaction.objectStore('refused').add({ operation, error });
      waiting.delete(/** @type {IDBValidKey} */ (keys[index]));
    });
  });
}

export const discardRefused = () =>
  transact(['refused'], 'readwrite', (transaction) => void transaction.objectStore('refused').clear());

/**
 * @param {'pairing' | 'cursor'} name
 * @returns {Promise<any>}
 */
export const readState = (name) =>
  transact(['state'], 'readonly', (transaction) => answer(transaction.objectStore('state').get(name)));

/** @param {{ pairing?: Pairing | null, cursor?: number }} values */
export const writeState = (values) =>
  transact(['state'], 'readwrite', (transaction) => {
    for (const [name, value] of Object.entries(values)) transaction.objectStore('state').put(value, name);
  });

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

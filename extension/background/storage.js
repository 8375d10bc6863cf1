// The extension's own IndexedDB, where no page and no content script can read it.

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('dejalu', 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        const waiting = request.result.createObjectStore('waiting', { autoIncrement: true });
        waiting.createIndex('op_id', 'op_id', { unique: true });
        waiting.createIndex('paper', 'paper.identifiers', { multiEntry: true });
        request.result.createObjectStore('refused', { autoIncrement: true });
        request.result.createObjectStore('state');
      }
      if (oldVersion < 2) request.result.createObjectStore('told');
    };
    request.onsuccess = () => {
      // A later version of the extension must not wait for us.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
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
export async function transact(stores, mode, work) {
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
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @type {BroadcastChannel | undefined} */
let channel;

/** Tell the extension's own pages that what they show may have changed. */
export function tellPages() {
  channel ??= new BroadcastChannel('dejalu');
  channel.postMessage({ changed: true });
}

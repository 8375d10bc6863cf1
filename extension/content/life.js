// The extension may be updated, reloaded or removed under an open page. Its script there is then cut off from it, and
// ends: whoever comes upon that first stops all the others.

import * as messages from '../shared/messages.js';

const ended = new AbortController();

/** Listeners, observers and timers end with it. */
export const life = ended.signal;

/** Whether the extension that this script is of is still there. */
export function isAlive() {
  if (!browser.runtime?.id) ended.abort();
  return !life.aborted;
}

/** @type {import('./types.d.ts').Ask} Once it is gone there is none, and nothing that waits for it goes on. */
export async function ask(question) {
  try {
    if (isAlive()) return await question();
  } catch (error) {
    if (isAlive()) throw error;
  }
  return new Promise(() => {});
}

/** @type {typeof messages.send} */
export const send = (type, asked) => ask(() => messages.send(type, asked));

/** @param {string[]} keys in the browser's storage */
export const read = (keys) => ask(() => browser.storage.local.get(keys));

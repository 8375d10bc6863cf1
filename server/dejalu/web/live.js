// What changes elsewhere shows here, and what changes here shows elsewhere.

/** @import { Mark } from './types.d.ts' */

import { ServerError, get } from './server.js';

/** The extension, whose id its manifest fixes. */
const EXTENSION = 'polnlnjhgdjgfobcehjpgkleilkmhbnn';
/** Milliseconds between two questions while this page is looked at. */
const EVERY = 1000;

/** @type {Set<(changes: Mark[], all: boolean) => void>} */
const listeners = new Set();
/** @type {{ seq: number, feed: string } | null} how far this page was told */
let cursor = null;
let asking = Promise.resolve();
/** @type {Promise<void> | null} the next question, if it waits for the answer to the one before */
let waiting = null;

const others = new BroadcastChannel('changed');
others.addEventListener('message', () => void ask());

/**
 * Be told of papers that changed, here or elsewhere; `all` says that any paper may have.
 * @param {(changes: Mark[], all: boolean) => void} listener
 * @returns {() => void} to be told no more
 */
export function listen(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Something was changed here: have this page, this browser's other pages and the extension ask what. */
export async function tellChanged() {
  others.postMessage(null);
  // Where no extension listens, or one that knows of no such message, there is nobody to be told.
  globalThis.chrome?.runtime?.sendMessage?.(EXTENSION, { type: 'changed' }).catch(() => {});
  await ask();
}

/**
 * Ask every second from now on, while this page is looked at.
 * @returns {Promise<void>} once it is known from where on changes are told: what is loaded then misses none
 */
export function begin() {
  setInterval(() => document.hidden || void ask(), EVERY);
  document.addEventListener('visibilitychange', () => document.hidden || void ask());
  return ask();
}

/** Ask what changed: one question at a time, so that no answer is told twice, and no two wait for a slow one. */
function ask() {
  const begin = () => {
    waiting = null;
    asking = askOnce();
    return asking;
  };
  return (waiting ??= asking.then(begin, begin));
}

async function askOnce() {
  try {
    for (let more = true; more; ) {
      const answer = await get('/changes', cursor ? { since: cursor.seq, feed: cursor.feed } : {});
      cursor = { seq: answer.seq, feed: answer.feed };
      if (answer.changes.length) for (const listener of listeners) listener(answer.changes, false);
      more = answer.more;
    }
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (error.status !== 409) return; // It is asked again in a second.
    cursor = await get('/changes').catch(() => null); // Before all is loaded anew: what is loaded then misses none.
    for (const listener of listeners) listener([], true);
  }
}

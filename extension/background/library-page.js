// The server's own page of the library: opened from here with a code that is good once, and heard when it says that
// something was changed there, so that open pages show it at once.

import { CODE } from './answers.js';
import { getConnection } from './connection.js';
import { isOfLibraryPage } from './messages.js';
import { call } from './server.js';
import { readState } from './state.js';
import { syncInTime } from './sync.js';

/** Milliseconds from one sync to the next, however often it is said that something changed. */
const EVERY = 1_000;

let latest = 0;
let isDue = false;

/** Open it in a new tab. The code is in the part of the address that no server is sent. */
export async function openLibrary() {
  const pairing = await readState('pairing');
  if (!pairing) throw new Error((await getConnection()).problem);
  const { code } = await call(pairing, '/codes', CODE, {});
  await browser.tabs.create({ url: `${pairing.server}/#code=${code}` });
}

/**
 * @param {unknown} message of any page on this machine
 * @param {chrome.runtime.MessageSender} sender
 */
export async function hear(message, sender) {
  const pairing = await readState('pairing');
  if (isDue || !pairing || !isOfLibraryPage(message, sender, pairing.server)) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    latest = Date.now();
    void syncInTime();
  }, Math.min(EVERY, Math.max(0, latest + EVERY - Date.now()))); // The machine's clock may be set back.
}

// The reader's settings of this browser, in storage.local under one key.

/** @import { Settings } from '../types.d.ts' */

/** @type {Settings} */
const DEFAULTS = { countSeen: true, onlyNew: false, hideRead: false, copyKeys: true };

export async function readSettings() {
  const { settings } = await browser.storage.local.get('settings');
  return { ...DEFAULTS, .../** @type {Partial<Settings>} */ (settings) };
}

/** @param {Partial<Settings>} changes */
export async function changeSettings(changes) {
  await browser.storage.local.set({ settings: { ...(await readSettings()), ...changes } });
}

// The number on the toolbar icon: how many papers on the tab's page are new.

/** @import { Figures } from '../types.d.ts' */

/** @param {number} tab */
const key = (tab) => `figures:${tab}`;

/**
 * @param {number} tab
 * @param {Figures} figures
 */
export async function showFigures(tab, figures) {
  await browser.storage.session.set({ [key(tab)]: figures });
  await browser.action.setBadgeBackgroundColor({ tabId: tab, color: '#1d4ed8' });
  await browser.action.setBadgeText({ tabId: tab, text: figures.counts.new ? String(figures.counts.new) : '' });
}

/**
 * @param {number} tab
 * @returns {Promise<Figures | null>} none for a tab that is not on a page Dejalu knows
 */
export async function readFigures(tab) {
  const found = await browser.storage.session.get(key(tab));
  return /** @type {Figures | undefined} */ (found[key(tab)]) ?? null;
}

/** @param {number} tab */
export const forgetFigures = (tab) => browser.storage.session.remove(key(tab));

// The service worker: listeners at the top level, so that any of these events wakes it.

/** @import { Message } from '../types.d.ts' */

import { forgetFigures } from './badge.js';
import { handlers } from './handlers.js';
import { keepSyncing, sync, syncInTime } from './sync.js';
import { startInOpenTabs } from './tabs.js';

/** What a page of another site must not ask, were it ever to reach us: only our own pages may. */
const OWN_PAGES_ONLY = new Set([
  'overview', 'pair', 'forget', 'retry', 'discard', 'send_unknown', 'forget_unknown', 'revisions', 'deleted_notes',
]);

browser.runtime.onMessage.addListener((/** @type {Message} */ message, sender, reply) => {
  if (sender.id !== browser.runtime.id || !Object.hasOwn(handlers, message?.type)) return false;
  const isOwnPage = sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
  if (OWN_PAGES_ONLY.has(message.type) && !isOwnPage) return false;
  const handler = /** @type {(ask: object, sender: chrome.runtime.MessageSender) => Promise<unknown>} */ (
    handlers[message.type]
  );
  handler(message, sender).then(
    (value) => reply({ value }),
    (error) => reply({ error: String(error?.message ?? error) }),
  );
  return true;
});

browser.runtime.onInstalled.addListener(() => {
  keepSyncing();
  void startInOpenTabs();
});
browser.runtime.onStartup.addListener(() => {
  keepSyncing();
  void sync();
});
browser.alarms.onAlarm.addListener(() => void syncInTime());
browser.tabs.onRemoved.addListener((tab) => void forgetFigures(tab));
browser.tabs.onUpdated.addListener((tab, { status }) => {
  if (status === 'loading') void forgetFigures(tab);
});

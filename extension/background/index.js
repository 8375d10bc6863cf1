// The service worker: listeners at the top level, so that any of these events wakes it.

import { forgetFigures } from './badge.js';
import { handlers } from './handlers.js';
import { hear } from './library-page.js';
import { isAllowed } from './messages.js';
import { keepSyncing, sync, syncInTime } from './sync.js';
import { startInOpenTabs } from './tabs.js';

browser.runtime.onMessage.addListener((/** @type {unknown} */ message, sender, reply) => {
  if (!isAllowed(message, sender)) return false;
  const handler = /** @type {(ask: object, sender: chrome.runtime.MessageSender) => Promise<unknown>} */ (
    handlers[message.type]
  );
  handler(message, sender).then(
    (value) => reply({ value }),
    (error) => reply({ error: String(error?.message ?? error) }),
  );
  return true;
});

browser.runtime.onMessageExternal.addListener((/** @type {unknown} */ message, sender) => {
  void hear(message, sender); // Nobody outside is answered.
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

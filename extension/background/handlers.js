// The message table: everything that pages, popup and options can ask of the worker.

/** @import { Messages } from '../types.d.ts' */

import { showFigures, readFigures } from './badge.js';
import { addTag, redraw } from './mirror.js';
import * as outbox from './outbox.js';
import { call } from './server.js';
import { getConnection, lookUp, sync } from './sync.js';
import { undoing } from './undo.js';

/**
 * @template {keyof Messages} Type
 * @typedef {(
 *   ask: Messages[Type]['ask'], sender: chrome.runtime.MessageSender,
 * ) => Promise<Messages[Type]['answer']>} Handler
 */

/** @type {{ [Type in keyof Messages]: Handler<Type> }} */
export const handlers = {
  async edit({ edit }) {
    await outbox.add(edit);
    await redraw(edit.paper);
    if (edit.act.type === 'set_tag' && edit.act.on) await addTag(edit.act.tag);
    void sync();
    return null;
  },

  async undo({ edit, before }) {
    const back = undoing(edit, before);
    return back && handlers.edit({ edit: back }, {});
  },

  async lookup({ papers }) {
    await lookUp(papers);
    return null;
  },

  async page({ figures }, sender) {
    if (sender.tab?.id !== undefined) await showFigures(sender.tab.id, figures);
    return null;
  },

  async sync() {
    await sync();
    return null;
  },

  async overview({ tab_id }) {
    const refused = await outbox.getRefused();
    return {
      connection: await getConnection(),
      figures: await readFigures(tab_id),
      waiting: await outbox.countWaiting(),
      refused: refused.map(({ operation, error }) => ({ title: operation.paper.title, error })),
    };
  },

  async pair({ server, code }) {
    const { token, server_id } = await call({ server }, '/pair', { code, client_name: describeBrowser() });
    await outbox.writeState({ pairing: { server, token, server_id }, cursor: 0 });
    await sync();
    return getConnection();
  },

  async forget() {
    await outbox.writeState({ pairing: null, cursor: 0 });
    await browser.storage.session.remove('connection');
    return null;
  },

  async discard() {
    await outbox.discardRefused();
    return null;
  },
};

/** What this browser calls itself in the server's list of clients. */
function describeBrowser() {
  const brand = /** @type {any} */ (navigator).userAgentData?.brands?.at(-1)?.brand ?? 'Browser';
  return `${brand} on ${/** @type {any} */ (navigator).userAgentData?.platform ?? 'this machine'}`;
}

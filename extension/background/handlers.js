// The message table: everything that pages, popup and options can ask of the worker.

/** @import { Messages } from '../types.d.ts' */

import { getNextTry } from './backoff.js';
import { showFigures, readFigures } from './badge.js';
import { getConnection } from './connection.js';
import { copy } from './copying.js';
import { getDeletedNotes, getRevisions, openHistory } from './history.js';
import { openLibrary } from './library-page.js';
import { addTag, getUnasked, redraw } from './mirror.js';
import * as outbox from './outbox.js';
import { forget, pair } from './pairing.js';
import { readState } from './state.js';
import { lookUp, sync, syncInTime } from './sync.js';
import { tell } from './telling.js';
import { forgetUnknown, sendUnknown } from './unknown.js';
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
    void syncInTime();
    return tell(edit.act);
  },

  async undo({ edit, before }) {
    const back = undoing(edit, before);
    if (back) await handlers.edit({ edit: back }, {});
    return null;
  },

  async meet({ papers }) {
    await sync();
    return getUnasked(papers);
  },

  async lookup({ papers }) {
    await lookUp(papers);
    return null;
  },

  async page({ figures }, sender) {
    if (sender.tab?.id !== undefined) await showFigures(sender.tab.id, figures);
    return null;
  },

  copy,

  async open_history({ note_id }) {
    await openHistory(note_id);
    return null;
  },

  revisions: ({ note_id }) => getRevisions(note_id),

  deleted_notes: ({ paper }) => getDeletedNotes(paper),

  async open_library() {
    await openLibrary();
    return null;
  },

  async sync() {
    await sync();
    return null;
  },

  async overview({ tab_id }) {
    const [first] = await outbox.getWaiting(1);
    const refused = await outbox.getRefused();
    return {
      connection: await getConnection(),
      figures: await readFigures(tab_id),
      waiting: await outbox.countWaiting(),
      waiting_since: first ? Number(first.at.slice(0, 15)) : null,
      next_try_at: await getNextTry(),
      refused: refused.map(({ operation, error }) => ({
        op_id: operation.op_id, title: operation.paper.title, text: tellAll(operation), error,
      })),
      unknown: (await readState('unknown')).length,
    };
  },

  pair,

  forget,

  async retry({ op_id }) {
    const operation = await outbox.retry(op_id);
    if (operation) await redraw(operation.paper);
    await sync();
    return null;
  },

  async discard({ op_id }) {
    await outbox.discard(op_id);
    return null;
  },

  async send_unknown() {
    await sendUnknown();
    await sync();
    return null;
  },

  async forget_unknown() {
    await forgetUnknown();
    return null;
  },
};

/**
 * What an edit would have said: a note's text whole, anything else in a few words.
 * @param {import('../types.d.ts').Operation} operation
 */
const tellAll = (operation) => (operation.type === 'put_note' ? operation.body : tell(operation));

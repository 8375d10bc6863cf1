// The shapes of what the server answers. Whatever else an answer says is let be: a later server may say more.

import { mark } from './records.js';
import { atLeast, flag, list, oneOf, orNull, text, whole } from './shapes.js';

const paper = atLeast({ id: whole(), title: text(), identifiers: list(text()) });
const revision = atLeast({
  revision: text(), base_revision: orNull(text()), body: text(), written_at: text(), is_current: flag,
});
const looked = atLeast({
  match: oneOf(['match', 'possible', 'none']),
  paper: orNull(atLeast({ id: whole(), title: text() })),
  mark: orNull(mark),
});

const id = text(100, /^[\w-]+$/);

/** Of a stranger, until it is proved to be none. */
export const HELLO = atLeast({
  name: oneOf(['dejalu']), server_id: id, proof: orNull(text(64, /^[\da-f]{64}$/)),
});

export const PAIRED = atLeast({
  token: text(200, /^[\w-]+$/), client_id: id, server_id: id, secret: text(43, /^[\w-]{43}$/),
});

/** @param {string[]} op_ids what was sent */
export const synced = (op_ids) => {
  const result = atLeast({
    op_id: oneOf(op_ids), result: oneOf(['applied', 'duplicate', 'rejected']), error: orNull(text()),
  });
  return atLeast({
    results: list(result, op_ids.length, op_ids.length), changes: list(mark), seq: whole(), more: flag, feed: text(),
    count: whole(), clock: text(20, /^(\d{15}-\d{4})?$/), epoch: whole(),
  });
};

/** @param {number} papers how many were asked about */
export const lookedUp = (papers) => atLeast({ results: list(looked, papers, papers), epoch: whole() });

export const CODE = atLeast({ code: text(9, /^[A-Z\d]{4}-[A-Z\d]{4}$/) });

export const TAGS = atLeast({ tags: list(atLeast({ name: text() })) });

export const CITATION = atLeast({ bibtex: text(), citation_key: text(), markdown: text() });

export const HISTORY = atLeast({ note_id: text(), is_deleted: flag, paper, revisions: list(revision) });

export const DELETED_NOTES = atLeast({
  paper, notes: list(atLeast({ note_id: text(), body: text(), deleted_at: text() })),
});

/** @type {import('./shapes.js').Shape} of an answer without a body */
export const NOTHING = (value) => value === null;

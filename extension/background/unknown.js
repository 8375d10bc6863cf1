// Papers that this browser marks and the server does not know: after a library was restored from a backup, or lost a
// row, or when another library was paired. They stay marked until the reader says what is to become of them.

/** @import { Act, Edit, Mark } from '../types.d.ts' */

import { storageKey } from '../shared/marks.js';
import { uuid7 } from '../shared/uuid.js';
import { forget, redraw, scan } from './mirror.js';
import * as outbox from './outbox.js';
import { readState, writeState } from './state.js';
import { tellPages } from './storage.js';

/** Find them, after the mirror was filled from the start: what was not told in this round is not there. */
export async function findUnknown() {
  const round = await readState('round');
  const entries = await scan();
  const isTold = (/** @type {Mark | undefined} */ mark) => mark?.round === round;
  const left = [...entries.values()].filter(
    (mark) => isKept(mark) && !mark.identifiers.some((name) => isTold(entries.get(storageKey(name)))),
  );
  const once = new Map(left.map((mark) => [mark.identifiers.join(' '), mark]));
  await writeState({ unknown: [...once.values()] });
  tellPages();
}

/** Give them to the server, as edits made now. */
export async function sendUnknown() {
  const unknown = await readState('unknown');
  for (const mark of unknown) {
    await outbox.addAll(toEdits(mark));
    await forget(mark.identifiers); // What was marked now waits, and must not count twice.
    await redraw({ identifiers: mark.identifiers, title: mark.title });
  }
  await writeState({ unknown: [] });
  tellPages();
}

/** Mark them no longer. */
export async function forgetUnknown() {
  const unknown = await readState('unknown');
  await forget(unknown.flatMap(({ identifiers }) => identifiers));
  await writeState({ unknown: [] });
  tellPages();
}

/**
 * The edits that make a paper's mark what it is.
 * @param {Mark} mark
 * @returns {Edit[]}
 */
export function toEdits({ identifiers, title, judged, starred, tags, notes, times_seen, version }) {
  const paper = { identifiers, title, ...(version && { version }) };
  /** @type {Act[]} */
  const acts = [
    ...(times_seen ? [/** @type {Act} */ ({ type: 'seen' })] : []),
    ...(judged ? [/** @type {Act} */ ({ type: 'set_status', status: judged })] : []),
    ...(starred ? [/** @type {Act} */ ({ type: 'set_star', starred })] : []),
    ...tags.map((tag) => /** @type {Act} */ ({ type: 'set_tag', tag, on: true })),
    ...notes.map(
      ({ note_id, body, quote }) =>
        /** @type {Act} */ ({ type: 'put_note', note_id, body, quote, base_revision: null }),
    ),
  ];
  return acts.map((act) => ({ op_id: uuid7(), paper, act }));
}

/** @param {Mark} mark whether anything of it would be lost */
const isKept = ({ judged, starred, tags, notes, times_seen }) =>
  Boolean(judged || starred || tags.length || notes.length || times_seen);

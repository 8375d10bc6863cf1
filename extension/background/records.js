// The shape of a mark's record, as the server tells it, the mirror keeps it and a page hands it back.

/** @import { Joined, Mark, Note, Quote, Suggestion } from '../types.d.ts' */
/** @import { Fields, Shape } from './shapes.js' */

import { STANDINGS } from '../shared/marks.js';
import { atLeast, exactly, flag, list, oneOf, orNull, text, whole } from './shapes.js';

export const status = oneOf(STANDINGS.filter((standing) => standing !== 'new'));

/** @type {(fields: Fields) => Shape} */
function makeMark(fields) {
  const quote = fields({ exact: text(), prefix: text(), suffix: text() });
  const note = fields(
    { note_id: text(), body: text(), quote: orNull(quote), revision: text() },
    { conflict_of: orNull(text()) },
  );
  const joined = fields({ paper_id: whole(), identifiers: list(text()), title: text() });
  const possible = fields({ paper_id: whole(), title: text() });
  /** @type {Record<string, Shape>} */
  const needed = {
    identifiers: list(text()), title: text(), judged: orNull(status), starred: flag, tags: list(text()),
    notes: list(note), times_seen: whole(), first_seen_at: orNull(text(40)), last_seen_at: orNull(text(40)),
  };
  /** @type {Record<string, Shape>} */
  const optional = {
    version: orNull(whole()), joined: list(joined), possible: orNull(possible), paper_id: whole(),
    records: list(whole()), round: whole(), asked: whole(),
  };
  return fields(needed, { ...optional, base: fields(needed, optional) });
}

/** From the server: it may tell what this version of the extension does not know. */
export const mark = makeMark(atLeast);

/** From a page. */
export const knownMark = makeMark(exactly);

/** @param {unknown} value of the mirror, which content scripts can write to */
export const asMark = (value) => (mark(value) ? /** @type {Mark} */ (value) : undefined);

/**
 * Only what a mark is drawn from, and only what this version knows: the mirror holds the whole library, and a page must
 * be able to hand back what it finds there.
 * @param {Mark} mark
 * @param {number} [round]
 * @returns {Mark}
 */
export function slim(
  {
    identifiers, title, judged, starred, tags, notes,
    times_seen, first_seen_at, last_seen_at, version, joined, possible,
  },
  round,
) {
  return {
    identifiers, title, judged, starred, tags, notes: notes.map(slimNote),
    times_seen, first_seen_at, last_seen_at, version, joined: joined?.map(slimRecord),
    possible: possible && slimSuggestion(possible), round,
  };
}

/** @type {(note: Note) => Note} */
const slimNote = ({ note_id, body, quote, revision, conflict_of }) => ({
  note_id, body, quote: quote && slimQuote(quote), revision, conflict_of,
});

/** @type {(quote: Quote) => Quote} */
const slimQuote = ({ exact, prefix, suffix }) => ({ exact, prefix, suffix });

/** @type {(record: Joined) => Joined} */
const slimRecord = ({ paper_id, identifiers, title }) => ({ paper_id, identifiers, title });

/** @type {(paper: Suggestion) => Suggestion} */
const slimSuggestion = ({ paper_id, title }) => ({ paper_id, title });

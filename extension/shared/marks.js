// A mark's record: how it stands, and what an act makes of it. Pure.

/** @import { Act, Mark, Paper, Standing, Status } from '../types.d.ts' */

/** @type {{ status: Status, label: string }[]} */
export const JUDGEMENTS = [
  { status: 'to-read', label: 'To read' },
  { status: 'reading', label: 'Reading' },
  { status: 'read', label: 'Read' },
  { status: 'skipped', label: 'Skip' },
];

/** @type {Record<Standing, string>} */
export const NAMES = {
  new: 'new', seen: 'seen', 'to-read': 'to read', reading: 'reading', read: 'read', skipped: 'skipped',
};

export const STANDINGS = /** @type {Standing[]} */ (Object.keys(NAMES));

/** @param {string} paper an identifier */
export const storageKey = (paper) => `mark:${paper}`;

/** @type {(paper: Pick<Paper, 'identifiers' | 'title'>) => Mark} */
export function blank({ identifiers, title }) {
  return {
    identifiers, title, judged: null, starred: false, tags: [], notes: [],
    times_seen: 0, first_seen_at: null, last_seen_at: null,
  };
}

/**
 * What is shown: the reader's word, else *seen* for a paper met in any way, else *new*.
 * @param {Mark} mark
 * @returns {Standing}
 */
export function standing(mark) {
  const met = mark.times_seen || mark.starred || mark.tags.length || mark.notes.length;
  return mark.judged ?? (met ? 'seen' : 'new');
}

/**
 * That a page shows a later version than the one judged.
 * @param {Mark} mark
 * @param {number | undefined} shown the page's version, where it says it
 * @returns {string} empty when that is no news
 */
export function tellVersion({ judged, version }, shown) {
  if (!version || !shown || shown <= version) return '';
  return `you ${judged === 'read' || judged === 'reading' ? 'read' : 'met'} v${version}, this is v${shown}`;
}

/**
 * The record after an act; the one given is left as it was.
 * @param {Mark} mark
 * @param {Act} act
 * @param {{ op_id: string, time: string, version?: number }} when the operation's id, an ISO time, the page's version
 * @returns {Mark}
 */
export function apply(mark, act, { op_id, time, version }) {
  switch (act.type) {
    case 'seen':
      return {
        ...mark, times_seen: mark.times_seen + 1, last_seen_at: time, first_seen_at: mark.first_seen_at ?? time,
      };
    case 'undo_seen':
      return withoutSighting(mark);
    case 'set_status':
      return { ...mark, judged: act.status, version: (act.status && version) ?? null };
    case 'set_star':
      return { ...mark, starred: act.starred };
    case 'set_tag':
      return { ...mark, tags: withTag(mark.tags, act.tag, act.on) };
    case 'put_note': {
      const { note_id, body, quote } = act;
      const known = mark.notes.find((note) => note.note_id === note_id);
      const note = { ...known, note_id, body, quote: quote ?? known?.quote ?? null, revision: op_id };
      return { ...mark, notes: known ? mark.notes.map((one) => (one === known ? note : one)) : [...mark.notes, note] };
    }
    case 'delete_note':
      return { ...mark, notes: mark.notes.filter((note) => note.note_id !== act.note_id) };
    case 'set_same':
      return act.same === null ? act.before : withVerdict(mark, act.other, act.same);
    case 'describe':
      return mark;
    default:
      return /** @type {never} */ (act);
  }
}

/** @param {Act} act in a few words, for the line that offers to undo it */
export function tell(act) {
  switch (act.type) {
    case 'set_status':
      return act.status ? `Marked as ${NAMES[act.status]}` : 'Mark taken back';
    case 'set_star':
      return act.starred ? 'Starred' : 'Star removed';
    case 'set_tag':
      return act.on ? `Tagged “${act.tag}”` : `Tag “${act.tag}” removed`;
    case 'put_note':
      return 'Note saved';
    case 'delete_note':
      return 'Note deleted';
    case 'set_same':
      return act.same ? 'Marked as the same paper' : 'Marked as another paper';
    default:
      return '';
  }
}

/** @param {Mark} mark */
function withoutSighting(mark) {
  const times_seen = Math.max(0, mark.times_seen - 1);
  // Only the server knows the dates of earlier sightings; its change brings them.
  return times_seen ? { ...mark, times_seen } : { ...mark, times_seen, first_seen_at: null, last_seen_at: null };
}

/** @type {(tags: string[], tag: string, on: boolean) => string[]} */
function withTag(tags, tag, on) {
  const others = tags.filter((other) => other.toLowerCase() !== tag.toLowerCase());
  if (!on) return others;
  const written = tags.find((other) => other.toLowerCase() === tag.toLowerCase());
  return [...others, written ?? tag].sort((a, b) => a.localeCompare(b));
}

/**
 * The question is answered; and nothing of a record that is another paper stays. The rest is the server's to say.
 * @type {(mark: Mark, other: number, same: boolean) => Mark}
 */
function withVerdict(mark, other, same) {
  const record = mark.joined?.find(({ paper_id }) => paper_id === other);
  if (same || !record) return { ...mark, possible: null };
  const identifiers = mark.identifiers.filter((name) => !record.identifiers.includes(name));
  return { ...blank({ identifiers, title: '' }), joined: mark.joined?.filter((one) => one !== record) };
}

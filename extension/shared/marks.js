// A mark's record: how it stands, and what an act makes of it. Pure.

/** @import { Apply, Mark, Paper, Standing, Status } from '../types.d.ts' */

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

/** @type {(mark: Mark) => Standing} the reader's word, else *seen* for a paper met in any way, else *new* */
export function standing(mark) {
  const met = mark.times_seen || mark.starred || mark.tags.length || mark.notes.length;
  return mark.judged ?? (met ? 'seen' : 'new');
}

/** @type {(mark: Mark, shown?: number) => string} that a page shows a later version than the one judged, if it does */
export function tellVersion({ judged, version }, shown) {
  if (!version || !shown || shown <= version) return '';
  return `you ${judged === 'read' || judged === 'reading' ? 'read' : 'met'} v${version}, this is v${shown}`;
}

/** @type {Apply} What is seldom done is drawn by the worker only (background/applying.js). */
export function apply(mark, act, { op_id, time, version }) {
  switch (act.type) {
    case 'seen':
      return {
        ...mark, times_seen: mark.times_seen + 1, last_seen_at: time, first_seen_at: mark.first_seen_at ?? time,
      };
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
    default:
      return mark;
  }
}

/** @type {(tags: string[], tag: string, on: boolean) => string[]} */
function withTag(tags, tag, on) {
  const others = tags.filter((other) => other.toLowerCase() !== tag.toLowerCase());
  if (!on) return others;
  const written = tags.find((other) => other.toLowerCase() === tag.toLowerCase());
  return [...others, written ?? tag].sort((a, b) => a.localeCompare(b));
}

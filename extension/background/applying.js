// What any act makes of a mark's record. Pure.

/** @import { Apply, Mark } from '../types.d.ts' */

import * as marks from '../shared/marks.js';

/** @type {Apply} also of the acts that a page leaves to the worker to draw */
export function apply(mark, act, when) {
  switch (act.type) {
    case 'undo_seen':
      return withoutSighting(mark);
    case 'set_same':
      return act.same === null ? act.before : withVerdict(mark, act.other, act.same);
    default:
      return marks.apply(mark, act, when);
  }
}

/** @param {Mark} mark */
function withoutSighting(mark) {
  const times_seen = Math.max(0, mark.times_seen - 1);
  // Only the server knows the dates of earlier sightings; its change brings them.
  return times_seen ? { ...mark, times_seen } : { ...mark, times_seen, first_seen_at: null, last_seen_at: null };
}

/**
 * The question is answered; and nothing of a record that is another paper stays. The rest is the server's to say.
 * @type {(mark: Mark, other: number, same: boolean) => Mark}
 */
function withVerdict(mark, other, same) {
  const record = mark.joined?.find(({ paper_id }) => paper_id === other);
  if (same || !record) return { ...mark, possible: null };
  const identifiers = mark.identifiers.filter((name) => !record.identifiers.includes(name));
  return { ...marks.blank({ identifiers, title: '' }), joined: mark.joined?.filter((one) => one !== record) };
}

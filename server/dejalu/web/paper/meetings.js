// When and where the reader met a paper, and what they said of it over time.

import { NAMES } from '../shared/marks.js';
import { count, make } from '../element.js';
import { drawLink } from '../links.js';
import { drawTime } from '../moments.js';

/** @import { Whole } from './loading.js' */

/** Sightings that are shown at once. */
const FIRST = 5;

/** @param {Whole} whole @returns {Node[]} */
export function drawMeetings({ paper, history }) {
  const { first_seen_at, times_seen } = paper.mark;
  const met = first_seen_at
    ? make('p', {}, `Seen ${count(times_seen, 'time')}, first on `, drawTime(first_seen_at))
    : make('p', { class: 'faint' }, 'Never seen on a page.');
  const items = history.sightings.map(({ seen_at, url }) => make('li', {}, drawTime(seen_at, 'moment'),
    url && drawLink(url)));
  const [first, more] = [items.slice(0, FIRST), items.slice(FIRST)];
  return [
    make('h2', {}, 'Seen'), met,
    ...(first.length ? [make('ul', { class: 'times' }, ...first)] : []),
    ...(more.length ? [make('details', {}, make('summary', { 'data-key': 'earlier' }, `${more.length} earlier`),
      make('ul', { class: 'times' }, ...more))] : []),
  ];
}

/** @param {Whole} whole @returns {Node[]} */
export function drawStatuses({ history }) {
  if (!history.statuses.length) return [];
  const items = history.statuses.map(({ status, at, client }) => make('li', {}, drawTime(at, 'moment'),
    make('span', { title: client }, status ? NAMES[status] : 'taken back')));
  return [make('details', {}, make('summary', { 'data-key': 'statuses' }, 'Status over time'),
    make('ul', { class: 'times' }, ...items))];
}

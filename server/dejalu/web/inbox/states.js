// What stands over the paper in focus, and in its place where none is left.

import { button, make } from '../element.js';
import { drawTime } from '../moments.js';

/** @import { Queue } from './queue.js' */

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} heading
 * @param {Queue} queue
 * @param {{ leave: () => unknown, turn: () => unknown }} doings
 */
export function drawHead(place, heading, { total, older, since, papers }, { leave, turn }) {
  heading.textContent = older ? 'Never judged' : 'Inbox';
  if (!place.firstChild) {
    place.append(heading, make('span', { class: 'left' }), make('span', { class: 'faint since' }),
      make('div', { class: 'row' }, button('Leave the rest', leave, { class: 'quiet', 'data-key': 'leave' }),
        button('', turn, { class: 'quiet', 'data-key': 'turn' })));
  }
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (place.querySelector(selector));
  find('.left').textContent = papers.length ? `${total.toLocaleString('en')} left` : '';
  find('.since').replaceChildren(...(since && !older ? ['seen since ', drawTime(since)] : []));
  find('[data-key=turn]').textContent = older ? 'Only new' : 'Show older';
  find('[data-key=leave]').hidden = older || !papers.length;
}

/**
 * @param {Queue} queue
 * @param {() => unknown} turn
 */
export const drawEnd = ({ older }, turn) => [make('div', { class: 'empty' },
  make('strong', {}, older ? 'Everything is judged' : 'All caught up'),
  make('p', {}, older ? 'Every paper you ever saw has its place.'
    : 'What you see from now on, on the pages you visit, waits here.'),
  !older && make('p', {}, button('Show what was left before', turn)))];

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
 * @param {{ turn: () => unknown, refill: () => unknown }} doings
 */
export function drawEnd({ older, isWhole }, { turn, refill }) {
  if (!isWhole) return drawEmpty('More are waiting', 'They are on their way.', button('Go on', refill));
  if (older) return drawEmpty('Everything is judged', 'Every paper you ever saw has its place.');
  return drawEmpty('All caught up', 'What you see from now on, on the pages you visit, waits here.',
    button('Show what was left before', turn));
}

/** @type {(title: string, text: string, next?: HTMLElement) => HTMLElement} */
const drawEmpty = (title, text, next) =>
  make('div', { class: 'empty' }, make('strong', {}, title), make('p', {}, text), next && make('p', {}, next));

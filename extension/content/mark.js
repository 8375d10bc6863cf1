// A mark: `<dejalu-mark paper="arxiv:2406.09519" status="read">`, with one small button that says how the paper stands.
// What can be done is made when it is first hovered or focused.

/** @import { Mark, Mention } from '../types.d.ts' */
/** @import { DrawMark } from './types.d.ts' */

import { NAMES, standing, tellVersion } from '../shared/marks.js';
import { make } from './element.js';
import sheet from './shadow.css' with { type: 'css' };

const DAY = 86_400_000;
// Spelt out here, as the interface is: the browser takes 6 ms of the page's time to make its first date formatter.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/**
 * @param {Mention} mention
 * @returns {HTMLElement} to be drawn
 */
export function makeMark({ paper }) {
  const element = document.createElement('dejalu-mark');
  element.setAttribute('paper', paper);
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(make('button', { type: 'button', className: 'chip' }));
  return element;
}

/** @type {DrawMark} */
export function drawMark(element, mark, { isFresh, version }) {
  const status = standing(mark);
  const chip = /** @type {HTMLElement} */ (element.shadowRoot?.firstElementChild);
  const news = tellVersion(mark, version);
  const label = describe(mark, news);
  element.toggleAttribute('fresh', isFresh);
  if (chip.ariaLabel === label && element.getAttribute('status') === status) return;
  element.setAttribute('status', status);
  chip.dataset.status = status;
  chip.ariaLabel = label;
  chip.title = label;
  const parts = [];
  if (mark.possible) parts.push(part('maybe', '≈'));
  if (news) parts.push(part('version', news));
  if (mark.starred) parts.push(part('star', '★'));
  if (mark.notes.length) parts.push(part('note', '✎'));
  if (mark.tags[0]) parts.push(part('tag', mark.tags[0]));
  if (mark.tags.length > 1) parts.push(part('tag', `+${mark.tags.length - 1}`));
  chip.replaceChildren(word(mark), ...parts);
}

/** @param {Mark} mark whose history is told in one sentence */
export function tellHistory({ times_seen, first_seen_at, last_seen_at }) {
  if (!first_seen_at || !last_seen_at) return 'Not seen before.';
  const times = `Seen ${count(times_seen, 'time')}`;
  if (times_seen === 1) return `${times}, on ${tellDay(last_seen_at)}.`;
  return `${times}: first on ${tellDay(first_seen_at)}, last on ${tellDay(last_seen_at)}.`;
}

function describe(/** @type {Mark} */ mark, /** @type {string} */ news) {
  const parts = [`Dejalu: ${NAMES[standing(mark)]}`];
  if (mark.possible) parts.push(`maybe: ${mark.possible.title}`);
  if (news) parts.push(news);
  if (mark.times_seen) parts.push(tellHistory(mark).replace(/^S/, 's').replace(/\.$/, ''));
  if (mark.starred) parts.push('starred');
  if (mark.tags.length) parts.push(`tagged ${mark.tags.join(', ')}`);
  if (mark.notes.length) parts.push(count(mark.notes.length, 'note'));
  return parts.join('; ');
}

/** @param {Mark} mark */
function word(mark) {
  const status = standing(mark);
  if (status !== 'seen' || !mark.times_seen) return NAMES[status];
  return `seen${mark.times_seen > 1 ? ` ${mark.times_seen}×` : ''} · ${ago(mark.last_seen_at)}`;
}

/** @param {string | null} time */
function ago(time) {
  if (!time) return 'before';
  const days = Math.floor((startOfDay(new Date()) - startOfDay(new Date(time))) / DAY);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : tellDay(time, days < 300);
}

/**
 * @param {string} time
 * @param {boolean} [isRecent] whether the year goes without saying
 */
function tellDay(time, isRecent = false) {
  const date = new Date(time);
  return `${date.getDate()} ${MONTHS[date.getMonth()]}${isRecent ? '' : ` ${date.getFullYear()}`}`;
}

/** @param {Date} date */
const startOfDay = (date) => new Date(date).setHours(0, 0, 0, 0);

const count = (/** @type {number} */ number, /** @type {string} */ noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

const part = (/** @type {string} */ className, /** @type {string} */ text) => make('span', { className }, text);

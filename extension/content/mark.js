// A mark: `<dejalu-mark paper="arxiv:2406.09519" status="read">`, with one small button that says how the paper stands.
// What can be done is made when it is first hovered or focused.

/** @import { DrawMark, Mark, Mention } from './types.d.ts' */

import { NAMES, standing, tellVersion } from '../shared/marks.js';
import { make } from './element.js';
import sheet from './shadow.css' with { type: 'css' };

const DAY = 86_400_000;
// Spelt out here, as the interface is: the browser takes 6 ms of the page's time to make its first date formatter.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** @type {(mention: Mention) => HTMLElement} to be drawn */
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
  const facts = tellFacts(mark, tellVersion(mark, version));
  const label = [`Dejalu: ${NAMES[status]}`, ...facts.map(([words]) => words)].filter(Boolean).join('; ');
  element.toggleAttribute('fresh', isFresh);
  if (chip.ariaLabel === label && element.getAttribute('status') === status) return;
  element.setAttribute('status', status);
  chip.dataset.status = status;
  chip.ariaLabel = label;
  chip.title = label;
  const parts = facts.filter(([, sign]) => sign);
  chip.replaceChildren(word(mark), ...parts.map(([, sign = '', className]) => make('span', { className }, sign)));
}

/** @param {Mark} mark whose history is told in one sentence */
export function tellHistory({ times_seen, first_seen_at, last_seen_at }) {
  if (!first_seen_at || !last_seen_at) return 'Not seen before.';
  const times = `Seen ${count(times_seen, 'time')}`;
  if (times_seen === 1) return `${times}, on ${tellDay(last_seen_at)}.`;
  return `${times}: first on ${tellDay(first_seen_at)}, last on ${tellDay(last_seen_at)}.`;
}

/** Beyond the standing: each in words, as the chip shows it, and the class of that. */
function tellFacts(/** @type {Mark} */ mark, /** @type {string} */ news) {
  const { possible, times_seen, starred, notes, tags } = mark;
  const facts = [
    possible && [`maybe: ${possible.title}`, '≈', 'maybe'],
    news && [news, news, 'version'],
    times_seen && [tellHistory(mark).replace(/^S/, 's').replace(/\.$/, '')],
    starred && ['starred', '★', 'star'],
    notes.length && [count(notes.length, 'note'), '✎', 'note'],
    tags[0] && [`tagged ${tags.join(', ')}`, tags[0], 'tag'],
    tags[1] && ['', `+${tags.length - 1}`, 'tag'],
  ];
  return /** @type {string[][]} */ (facts.filter(Boolean));
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

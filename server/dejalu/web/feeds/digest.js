// What became of the papers in the last days.

import { button, count, make } from '../element.js';
import { tellDay } from '../moments.js';
import { attempt, problemLine } from '../problems.js';
import { get } from '../server.js';
import { sign } from '../status.js';
import { tag } from '../tags.js';

/** @import { Status } from '../types.d.ts' */

/**
 * @typedef {object} Met a paper
 * @property {number} id
 * @property {string} title
 * @property {string[]} authors
 * @property {number | null} year
 * @property {Status | 'new'} status
 * @property {string[]} tags
 * @property {number} days
 */
/**
 * @typedef {object} Digest each list has the first of so many as its total says
 * @property {string} since
 * @property {Met[]} to_read
 * @property {number} to_read_total
 * @property {Met[]} again
 * @property {number} again_total
 * @property {{ paper: Met, note: { note_id: string, quote: string, body: string } }[]} notes
 * @property {number} notes_total
 * @property {number} seen
 * @property {number} read
 * @property {number} added
 */

/** Days that can be looked back on, the usual first. */
const DAYS = [7, 1, 30, 90];

export async function drawDigest() {
  const problem = problemLine();
  const place = make('div', { 'aria-live': 'polite' });
  const choices = DAYS.toSorted((one, other) => one - other).map((days) => button(count(days, 'day'), () => draw(days),
    { class: 'quiet' }));
  let turn = 0;
  /** @param {number} days */
  async function draw(days) {
    const mine = ++turn;
    const digest = await attempt(problem, () => get('/digest', { days }));
    if (!digest || mine !== turn) return; // Others were asked for meanwhile.
    for (const one of choices) one.setAttribute('aria-pressed', String(one.textContent === count(days, 'day')));
    place.replaceChildren(...drawParts(digest));
  }
  await draw(DAYS[0] ?? 7);
  return make('section', { class: 'panel', 'aria-labelledby': 'digest' },
    make('h2', { id: 'digest' }, 'The last days'),
    make('div', { class: 'row days', role: 'group', 'aria-label': 'How long' }, ...choices), problem, place);
}

/** @param {Digest} digest @returns {Node[]} */
function drawParts(digest) {
  const { seen, read, added, to_read, to_read_total, again, again_total, notes, notes_total } = digest;
  const figures = [[seen, 'seen'], [read, 'read'], [added, 'put aside to read']];
  const parts = [
    make('p', { class: 'faint' }, `Since ${tellDay(digest.since.slice(0, 10))}.`),
    make('ul', { class: 'outcome' },
      ...figures.map(([number, what]) => make('li', {}, make('strong', {}, String(number)), ` ${what}`))),
    ...drawList('Waiting to be read', to_read, to_read_total, () => ''),
    ...drawList('Came back', again, again_total, ({ days }) => `on ${count(days, 'day')}`),
  ];
  if (notes.length) {
    parts.push(make('h3', {}, tellTotal('Noted', notes.length, notes_total)),
      make('ul', { class: 'entries' }, ...notes.map(({ paper, note }) =>
        make('li', {}, make('div', {}, drawTitle(paper), make('p', { class: 'bare faint glimpse' }, note.body))))));
  }
  return parts;
}

/**
 * @param {string} title
 * @param {Met[]} papers
 * @param {number} total
 * @param {(paper: Met) => string} besides
 */
function drawList(title, papers, total, besides) {
  if (!papers.length) return [];
  return [make('h3', {}, tellTotal(title, papers.length, total)),
    make('ul', { class: 'entries' }, ...papers.map((paper) =>
      make('li', {}, make('div', {}, drawTitle(paper), make('p', { class: 'faint row' },
        [paper.authors.slice(0, 3).join(', ') + (paper.authors.length > 3 ? ' and others' : ''), paper.year,
          besides(paper)].filter(Boolean).join(' · '),
        ...paper.tags.map(tag))))))];
}

/** @type {(title: string, shown: number, total: number) => string} */
const tellTotal = (title, shown, total) => (shown < total ? `${title}: ${shown} of ${total}` : title);

/** @param {Met} paper */
const drawTitle = ({ id, title, status }) =>
  make('span', { class: 'titled' }, sign(status), make('a', { href: `#/paper/${id}` }, title || 'Without a title'));

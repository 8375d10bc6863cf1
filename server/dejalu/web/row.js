// One paper as a list shows it: title, who wrote it, and what the reader made of it.

/** @import { Paper } from './types.d.ts' */

import { count, make } from './element.js';
import { mark } from './pieces.js';
import { tag } from './tags.js';

/** Authors named before the others are counted. */
const NAMED = 6;
/** Characters of a text of which one line is shown. */
const EXCERPT = 300;

/** @param {Paper} paper */
export const addressOf = (paper) => `#/paper/${paper.id}`;

/** @param {Paper} paper */
export const titleOf = ({ title }) => title || 'Without a title';

/**
 * @param {Paper} paper
 * @returns {HTMLElement} its title, which leads to the paper, over its authors and what there is besides
 */
export function paperBody(paper) {
  const title = paper.hits && paper.title ? mark(paper.hits.title) : [titleOf(paper)];
  return make('div', { class: 'paper' },
    make('a', { class: 'title', href: addressOf(paper), title: paper.title }, ...title),
    make('div', { class: 'by' }, ...tellAuthors(paper)),
    make('div', { class: 'besides' }, ...tellBesides(paper)));
}

/** @param {Paper} paper @returns {(Node | string)[]} the first authors, and those that were searched for */
function tellAuthors({ authors, hits }) {
  const parts = hits?.authors ?? authors.map((author) => [author]);
  const named = parts.filter((pieces, place) => place < NAMED || pieces.length > 1);
  const rest = parts.length - named.length;
  const names = named.flatMap((pieces, place) => [place ? ', ' : '', ...mark(pieces)]);
  return rest ? [...names, ` and ${count(rest, 'other')}`] : names;
}

/** @param {Paper} paper */
function tellBesides({ abstract, mark: { tags, notes }, hits }) {
  const parts = tags.map(tag);
  const note = notes[0];
  if (hits?.excerpt) {
    const sign = hits.excerpt.field === 'note' ? '✎ ' : '';
    parts.push(make('span', { class: `excerpt ${hits.excerpt.field}` }, sign, ...mark(hits.excerpt.pieces)));
  } else if (note) {
    const more = notes.length > 1 ? ` (${count(notes.length, 'note')})` : '';
    parts.push(make('span', { class: 'excerpt note' }, `✎ ${note.body.slice(0, EXCERPT)}${more}`));
  } else if (abstract) parts.push(make('span', { class: 'excerpt' }, abstract.slice(0, EXCERPT)));
  return parts;
}

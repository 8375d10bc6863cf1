// The paper in focus, and those that come next.

import { count, make } from '../element.js';
import { tellDay } from '../moments.js';
import { addressOf, paperBody } from '../row.js';
import { status } from '../status.js';
import { tag } from '../tags.js';

/** @import { Paper } from '../types.d.ts' */

/** Papers whose titles are shown below the one in focus. */
const NEXT = 5;
/** Authors who are named. */
const NAMED = 12;

/** @param {Paper} paper */
export function drawCard(paper) {
  const { title, authors, abstract, published, year, mark } = paper;
  const others = authors.length - NAMED;
  const when = published ? tellDay(published) : String(year ?? '');
  return [
    make('h2', {}, make('a', { href: addressOf(paper) }, title || 'A paper without a title')),
    make('p', {}, authors.slice(0, NAMED).join(', '), others > 0 && ` and ${count(others, 'other')}`),
    make('p', { class: 'facts faint' },
      when && make('span', {}, when), make('span', {}, `seen ${count(mark.times_seen, 'time')}`),
      mark.starred && make('span', { class: 'starred' }, '★ starred'),
      mark.judged && status(mark.judged), ...mark.tags.map(tag)),
    ...mark.notes.map(({ body }) => make('p', { class: 'bare noted' }, body)),
    make('p', { class: abstract ? 'abstract' : 'faint' }, abstract || 'No abstract is known.'),
  ];
}

/** @param {Paper[]} papers */
export const drawNext = (papers) => papers.length > 1 ? [
  make('h2', {}, 'Next'),
  make('ol', { class: 'next' }, ...papers.slice(1, NEXT + 1).map((paper) => make('li', {}, paperBody(paper)))),
] : [];

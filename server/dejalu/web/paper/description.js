// What a paper is: its title, its authors, where it was published.

import { button, make } from '../element.js';
import { drawLink } from '../links.js';
import { tellDay } from '../moments.js';
import { drawForm } from './describing.js';

/** @import { Paper } from '../types.d.ts' */

/** Authors that are shown at once: some papers have thousands. */
const MOST = 30;

/**
 * @param {Paper} paper
 * @param {() => void} changed
 * @returns {Node[]}
 */
export function drawDescription(paper, changed) {
  const heading = make('h1', {}, paper.title || 'A paper without a title');
  const rest = [
    drawAuthors(paper.authors),
    make('p', { class: 'facts faint' }, ...drawFacts(paper)),
    drawAbstract(paper),
  ];
  const whole = make('div', { class: 'description' }, heading, ...rest);
  const edit = button('Edit', () => {
    const form = drawForm(paper, (isChanged) => {
      form.replaceWith(whole);
      edit.focus();
      if (isChanged) changed();
    });
    whole.replaceWith(form);
    form.querySelector('textarea')?.focus();
  }, { class: 'quiet', 'data-key': 'edit', 'aria-label': 'Edit what is said of the paper' });
  whole.append(make('p', { class: 'row' }, edit));
  return [whole];
}

/** @param {string[]} authors */
function drawAuthors(authors) {
  const line = make('p', { class: 'authors' }, authors.slice(0, MOST).join(', '));
  if (authors.length <= MOST) return line;
  const more = button(`and ${authors.length - MOST} more`, () => (line.textContent = authors.join(', ')), {
    class: 'link',
  });
  line.append(' ', more);
  return line;
}

/** @param {Paper} paper */
function* drawFacts({ published, year, url }) {
  const when = published ? tellDay(published) : String(year ?? '');
  if (when) yield make('span', {}, when);
  if (url) yield drawLink(url);
}

/** @param {Paper} paper */
const drawAbstract = ({ abstract }) => abstract
  ? make('p', { class: 'abstract' }, abstract)
  : make('p', { class: 'faint' }, 'No abstract is known: Edit takes one.');

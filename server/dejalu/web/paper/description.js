// What a paper is: its title, its authors, where it was published.

import { button, make } from '../element.js';
import { drawLink } from '../links.js';
import { tellDay } from '../moments.js';
import { redraw } from '../redrawing.js';
import { drawForm, isBegun } from './describing.js';

/** @import { Described } from './loading.js' */

/** Authors that are shown at once: some papers have thousands. */
const MOST = 30;

/**
 * @param {Described} paper as it is first shown
 * @param {() => unknown} changed
 */
export function makeDescription(paper, changed) {
  const section = make('section', { class: 'about', 'aria-label': 'Description' });
  const edit = button('Edit', () => open(), { class: 'quiet', 'aria-label': 'Edit what is said of the paper' });
  let isOpen = isBegun(paper);

  function draw() {
    redraw(section, () => isOpen ? [drawHeading(paper, 'heard'), drawForm(paper, { close, reopen: open, learn })]
      : drawWhole(paper, edit));
  }
  function open(name = 'title') {
    isOpen = true;
    draw();
    /** @type {HTMLElement | null} */ (section.querySelector(`[name=${name}]`))?.focus();
  }
  /** @param {Described} now */
  function close(now) {
    paper = now;
    isOpen = false;
    draw();
    edit.focus();
    changed(); // It may have changed elsewhere, too, while the form was open.
  }
  /** @type {(now: Described, name: string) => void} */
  function learn(now, name) {
    paper = now;
    if (isOpen) open(name);
    else draw();
  }
  draw();
  /** @param {Described} now */
  function update(now) {
    if (isOpen) return; // What is typed into stays as it is.
    paper = now;
    draw();
  }
  return { section, update };
}

/**
 * @param {Described} paper
 * @param {HTMLElement} edit
 */
const drawWhole = (paper, edit) => [
  drawHeading(paper),
  drawAuthors(paper.authors),
  make('p', { class: 'facts faint' }, ...drawFacts(paper)),
  drawAbstract(paper),
  make('p', { class: 'row' }, edit),
];

/** @param {Described} paper @param {string} [className] */
const drawHeading = ({ title }, className = '') => make('h1', { class: className }, title || 'A paper without a title');

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

/** @param {Described} paper */
function* drawFacts({ published, year, url }) {
  const when = published ? tellDay(published) : String(year ?? '');
  if (when) yield make('span', {}, when);
  if (url) yield drawLink(url);
}

/** @param {Described} paper */
const drawAbstract = ({ abstract }) => abstract
  ? make('p', { class: 'abstract' }, abstract)
  : make('p', { class: 'faint' }, 'No abstract is known: Edit takes one.');

// A paper's row in the grid: a box to select it, its sign, the paper, and what can be done with it.

/** @import { Paper, Status } from '../types.d.ts' */

import { showBeside } from '../dialog.js';
import { button, make } from '../element.js';
import { redraw } from '../redrawing.js';
import { paperBody, titleOf } from '../row.js';
import { NAMES } from '../shared/marks.js';
import { sign, starButton, statusButtons } from '../status.js';

/**
 * What a row can ask for.
 * @typedef {object} Doings
 * @property {(paper: Paper, status: Status | null) => unknown} setStatus
 * @property {(paper: Paper, starred: boolean) => unknown} setStar
 * @property {(paper: Paper, source: HTMLElement) => unknown} editTags
 * @property {(paper: Paper) => unknown} writeNote
 * @property {(place: number, event: MouseEvent) => unknown} select
 */
/** @typedef {{ isActive: boolean, isSelected: boolean }} Standing */

/**
 * Show whether the row is active and selected, all in it staying what it is: it may be under the pointer just now.
 * @param {HTMLElement} row
 * @param {Standing} standing
 */
export function standRow(row, { isActive, isSelected }) {
  row.setAttribute('aria-selected', String(isSelected));
  row.tabIndex = isActive ? 0 : -1;
  row.classList.toggle('active', isActive);
  for (const control of row.querySelectorAll('a, button, input')) {
    if (isActive) control.removeAttribute('tabindex');
    else control.setAttribute('tabindex', '-1');
  }
  const box = row.querySelector('input');
  if (box) box.checked = isSelected;
}

/**
 * @param {HTMLElement} row
 * @param {Paper | undefined} paper none while it is loaded
 * @param {number} place
 * @param {Doings} doings
 */
export function drawRow(row, paper, place, doings) {
  if (!paper) {
    row.setAttribute('aria-label', 'Loading');
    redraw(row, () => [make('div', { role: 'gridcell', class: 'waiting' })]);
    return;
  }
  const { mark } = paper;
  const title = titleOf(paper);
  row.setAttribute('aria-label', [title, NAMES[mark.status], mark.starred && 'starred'].filter(Boolean).join('; '));
  const box = make('input', {
    type: 'checkbox', 'data-key': 'box', 'aria-label': `Select: ${title}`,
    click: (/** @type {MouseEvent} */ event) => doings.select(place, event),
  });
  const attributes = { type: 'button', class: 'plain', 'data-key': 'menu', 'aria-haspopup': 'dialog' };
  const menu = make('button', attributes, sign(mark.status));
  menu.addEventListener('click', () => showMenu(menu, paper, doings));
  const star = starButton(mark.starred, (starred) => doings.setStar(paper, starred));
  star.dataset.key = 'star';
  /** @param {string} sign @param {string} name @param {(event: Event) => unknown} act */
  const doing = (sign, name, act) => button(sign, act, { 'data-key': name, title: name, 'aria-label': name });
  const tags = doing('#', 'Tags', () => doings.editTags(paper, tags));
  const note = doing('✎', 'Write a note', () => doings.writeNote(paper));
  redraw(row, () => [
    cell('box', box), cell('sign', menu), cell('body', paperBody(paper)), cell('year', String(paper.year ?? '')),
    cell('starring', star),
    cell('acts', statusButtons(mark.judged, (status) => doings.setStatus(paper, status)), tags, note),
  ]);
}

/**
 * @param {string} name
 * @param {...(Node | string)} content
 */
const cell = (name, ...content) => make('div', { role: 'gridcell', class: name }, ...content);

/**
 * All that can be done with the paper, in words.
 * @param {HTMLElement} source
 * @param {Paper} paper
 * @param {Doings} doings
 */
function showMenu(source, paper, doings) {
  showBeside(source, 'What to do', (close) => {
    /** @param {() => unknown} act */
    const then = (act) => () => (close(), void act());
    const { judged, starred } = paper.mark;
    return [make('div', { class: 'menu' },
      statusButtons(judged, (status) => then(() => doings.setStatus(paper, status))(), { named: true }),
      button(starred ? '★ Take the star away' : '☆ Star', then(() => doings.setStar(paper, !starred))),
      button('# Tags…', then(() => doings.editTags(paper, source))),
      button('✎ Write a note…', then(() => doings.writeNote(paper))))];
  });
}

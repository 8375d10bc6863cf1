// The grid of papers: one of its rows is active, and takes the keys.

/** @import { Source } from './source.js' */
/** @import { Selection } from './selection.js' */
/** @import { Doings } from './row.js' */
/** @import { Margin } from './window.js' */

import { make } from '../element.js';
import { sayError } from '../said.js';
import { drawRow, standRow } from './row.js';
import { makeWindow } from './window.js';

/**
 * @param {Selection} selection
 * @param {Omit<Doings, 'select'>} doings
 * @param {() => Margin} margin
 */
export function makeList(selection, doings, margin) {
  const rows = make('div', { role: 'rowgroup', class: 'rows' });
  const element = make('div', {
    role: 'grid', class: 'papers', 'aria-label': 'Papers', 'aria-multiselectable': 'true', 'aria-colcount': 6, keydown,
  }, rows);
  /** @type {Source | null} */
  let source = null;
  let active = 0;

  const view = makeWindow(rows, {
    total: () => source?.total ?? 0,
    make: (place) => make('div', {
      role: 'row', 'aria-rowindex': place + 1, class: 'paper-row', focusin: () => setActive(place),
      mousedown: (/** @type {MouseEvent} */ event) => event.shiftKey && event.preventDefault(), // It selects no text.
    }),
    draw(row, place) {
      drawRow(row, source?.at(place), place, { ...doings, select });
      stand(row, place);
    },
    kept: () => active,
    want: (first, last) => void source?.want(first, last),
  });

  /** @param {HTMLElement} row @param {number} place */
  function stand(row, place) {
    const paper = source?.at(place);
    standRow(row, { isActive: place === active, isSelected: !!paper && selection.has(paper.id) });
  }

  function standAll() {
    for (const [place, row] of view.rows()) stand(row, place);
  }

  /** @param {number} place @param {MouseEvent} event */
  function select(place, event) {
    if (!source) return;
    if (event.shiftKey) selection.extend(source, place).catch(sayError).finally(standAll);
    else selection.toggle(source, place);
  }

  /** @param {number} place */
  function setActive(place) {
    if (place === active) return;
    active = place;
    standAll();
  }

  /** Make a row active, and have it in sight with the focus. @param {number} place */
  function go(place) {
    if (!source?.total) return;
    const to = Math.max(0, Math.min(source.total - 1, place));
    setActive(to);
    view.reveal(to, margin()).focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key === 'Escape' && selection.size) selection.clear();
    const steps = /** @type {Record<string, number>} */ ({
      Home: -Infinity, End: Infinity, PageUp: -view.rowsInSight(), PageDown: view.rowsInSight(),
    });
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(active + step);
  }

  return {
    element,
    go,
    step: (/** @type {number} */ by) => go(rows.contains(document.activeElement) ? active + by : active),
    get active() {
      return active;
    },
    /** The active row, in sight. */
    row: () => view.reveal(active, margin()),
    redraw: view.redraw,
    /** Show what is selected. */
    stand: standAll,
    draw() {
      element.setAttribute('aria-rowcount', String(source?.total ?? 0));
      view.draw();
    },
    /** @param {Source} next @param {number} [at] the place that is active */
    show(next, at = 0) {
      const hadFocus = rows.contains(document.activeElement);
      if (source !== next) view.clear();
      source = next;
      active = at;
      this.draw();
      if (hadFocus) go(at);
    },
    end: view.end,
  };
}

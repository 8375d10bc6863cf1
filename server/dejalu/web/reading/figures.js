// The figures of a chart, for who would rather read them.

import { make } from '../element.js';

/** @param {import('./view.js').Chart} chart */
export function drawFigures({ title, columns, rows }) {
  const isNumber = columns.map((_, place) => rows.every((row) => typeof row[place] === 'number'));
  const drawCell = (/** @type {string | number | null} */ value, /** @type {number} */ place) =>
    make(place ? 'td' : 'th', { scope: place ? null : 'row', class: isNumber[place] ? 'number' : null },
      typeof value === 'number' ? value.toLocaleString('en', { useGrouping: place > 0 }) : value ?? '–');
  return make('details', {}, make('summary', {}, 'The figures'),
    make('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': `Figures: ${title}` },
      make('table', { class: 'figures' },
        make('thead', {}, make('tr', {}, ...columns.map((name, place) =>
          make('th', { scope: 'col', class: isNumber[place] ? 'number' : null }, name)))),
        make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map(drawCell)))))));
}

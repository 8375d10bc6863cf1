// How the reading goes: pictures the server draws, each with its figures.

import { make } from '../element.js';
import { get } from '../server.js';
import { drawFigures } from './figures.js';
import { Picture } from './picture.js';

/** @typedef {(string | number | null)[]} Row */
/** @typedef {{ name: string, title: string, about: string, columns: string[], rows: Row[] }} Chart */

/** @type {import('../views.js').Show} */
export async function show(main) {
  /** @type {{ charts: Chart[] }} */
  const { charts } = await get('/statistics');
  const pictures = charts.map((chart) => new Picture(chart));
  const isEmpty = charts.every(({ rows }) => !rows.length);
  main.append(make('h1', {}, 'Reading'), ...(isEmpty ? [drawEmpty()] : charts.map((chart, place) =>
    make('section', { class: 'panel chart', 'aria-labelledby': `chart-${chart.name}` },
      make('h2', { id: `chart-${chart.name}`, class: 'heard' }, chart.title), // The picture has it to be seen.
      pictures[place]?.element,
      make('p', { class: 'faint' }, chart.about),
      drawFigures(chart)))));

  const draw = () => pictures.forEach((picture) => picture.draw());
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  draw();
  scheme.addEventListener('change', draw);
  document.documentElement.addEventListener('look', draw);
  return () => {
    scheme.removeEventListener('change', draw);
    document.documentElement.removeEventListener('look', draw);
    pictures.forEach((picture) => picture.end());
  };
}

const drawEmpty = () => make('div', { class: 'empty' }, make('strong', {}, 'Nothing to draw yet'),
  'What you see, judge and tag shows here over time.');

// What is said where there is no list, or not the one that was asked for.

import { button, make } from '../element.js';

/** A library without any paper. */
export const tellEmpty = () =>
  make('div', { class: 'nothing' },
    make('h2', {}, 'No papers yet'),
    make('p', {}, 'Papers come here as you meet them: look at a list of papers in a browser with the extension.'),
    make('p', {}, 'Or bring those that you have: ', make('code', {}, 'dejalu import library.bib'),
      ' reads BibTeX, RIS and more.'));

/** A list that could not be had. @param {() => unknown} again */
export const tellFailed = (again) =>
  make('div', { class: 'nothing' },
    make('h2', {}, 'The papers could not be loaded'),
    make('div', { class: 'row' }, button('Try again', again, { class: 'main' })));

/**
 * A search that finds nothing.
 * @param {boolean} hasFilters
 * @param {() => unknown} widen takes the filters away
 * @param {() => unknown} clear takes everything away
 */
export const tellNothing = (hasFilters, widen, clear) =>
  make('div', { class: 'nothing' },
    make('h2', {}, 'Nothing found'),
    make('p', {}, hasFilters
      ? 'No paper is like this with all these filters.'
      : 'No paper is like this. Fewer words find more, and so does a * at the end of one.'),
    make('div', { class: 'row' },
      hasFilters && button('Without the filters', widen), button('Show all papers', clear, { class: 'main' })));

export const tellNear = () => make('p', { class: 'near' }, 'Nothing has all of these words; the nearest are:');

// What can be searched for.

import { showBeside } from '../dialog.js';
import { make } from '../element.js';

/** @type {[string, string][]} */
const EXAMPLES = [
  ['graph networks', 'both words, in title, authors, abstract, tags or notes'],
  ['"graph networks"', 'one after the other'],
  ['transf*', 'words that begin so'],
  ['tag:reviews tag:"two words"', 'with both tags'],
  ['status:to-read', 'how you judged it: seen, to-read, reading, read, skipped'],
  ['author:hinton title:capsules', 'in that field only'],
  ['year:2024 year:2019..2021 year:2020..', 'published then'],
  ['has:note has:tag has:abstract', 'with some'],
  ['is:starred is:unjudged', 'marked so'],
  ['after:2024-05-01 before:2024-06-01', 'first met on these days'],
  ['-tag:reviews', 'not so'],
];

/** @param {HTMLElement} source */
export function showHelp(source) {
  showBeside(source, 'How to search', () => [
    make('div', { class: 'help', tabindex: 0, autofocus: true },
      make('p', {}, 'All of what you write must be true of a paper. Case and accents do not matter.'),
      make('dl', {}, ...EXAMPLES.map(([query, about]) =>
        make('div', {}, make('dt', {}, make('code', {}, query)), make('dd', {}, about))))),
  ]);
}

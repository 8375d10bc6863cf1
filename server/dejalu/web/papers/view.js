// The list of papers.

import { count, make } from '../element.js';
import { get } from '../server.js';

/** @type {import('../views.js').Show} */
export async function show(main) {
  const { papers } = await get('/papers');
  main.replaceChildren(make('h1', {}, 'Papers'), make('p', {}, count(papers.length, 'paper')));
  return () => {};
}

// Searches that other programs follow, and what became of the papers in the last days.

import { make } from '../element.js';
import { loadTags } from '../tags.js';
import { drawAddresses } from './addresses.js';
import { drawDigest } from './digest.js';

/** @type {import('../views.js').Show} */
export async function show(main, parameters) {
  const [addresses, digest] = await Promise.all([drawAddresses(parameters.get('q') ?? ''), drawDigest(), loadTags()]);
  main.append(make('h1', {}, 'Feeds'), make('div', { class: 'narrow' }, addresses, digest));
  return () => {};
}

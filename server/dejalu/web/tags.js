// The reader's tags: what there are, and how one looks.

/** @import { Tag } from './types.d.ts' */

import { make } from './element.js';
import { get } from './server.js';

export const COLORS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink', 'gray'];

/** @type {Map<string, Tag>} by name in lower case */
let known = new Map();

/** @returns {Tag[]} as last loaded, by name */
export const knownTags = () => [...known.values()];

/** Ask for the tags anew, and give those that are shown their colours. */
export async function loadTags() {
  /** @type {{ tags: Tag[] }} */
  const { tags } = await get('/tags');
  known = new Map(tags.map((tag) => [tag.name.toLowerCase(), tag]));
  for (const shown of document.querySelectorAll('.tag')) color(shown, shown.textContent);
  return tags;
}

/** @param {string} name */
export function tag(name) {
  const element = make('span', { class: 'tag', title: name }, make('span', {}, name));
  color(element, name);
  return element;
}

/** A list of the known tags for an input. @param {string} id */
export const tagList = (id) => make('datalist', { id }, ...knownTags().map(({ name }) => new Option(name, name)));

/**
 * @param {Element} element
 * @param {string} name
 */
function color(element, name) {
  element.setAttribute('data-color', known.get(name.toLowerCase())?.color ?? '');
}

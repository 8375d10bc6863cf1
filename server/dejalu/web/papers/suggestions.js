// What the word that is being typed may go on to be.

/** @import { Facets } from '../types.d.ts' */

import { STANDINGS } from '../shared/marks.js';
import { knownTags } from '../tags.js';

const FIELDS = ['tag:', 'status:', 'author:', 'title:', 'year:', 'has:', 'is:', 'before:', 'after:'];
/** @type {Record<string, () => string[]>} */
const VALUES = {
  'tag:': () => knownTags().map(({ name }) => name),
  'status:': () => STANDINGS.filter((name) => name !== 'new'),
  'has:': () => ['note', 'tag', 'abstract'],
  'is:': () => ['starred', 'unjudged'],
};
/** Authors are many: those that are in sight are offered. */
const MOST = 30;

/**
 * @param {string} typed
 * @param {string[]} authors
 * @returns {string[]} whole texts of the search box
 */
export function suggest(typed, authors) {
  const word = /(?:^|\s)-?([a-z]+:?(?:"[^"]*|[^\s"]*))$/i.exec(typed)?.[1] ?? '';
  const before = typed.slice(0, typed.length - word.length);
  const field = FIELDS.find((name) => word.toLowerCase().startsWith(name));
  if (!field) {
    if (word.length < 2) return [];
    return FIELDS.filter((name) => name.startsWith(word.toLowerCase())).map((name) => before + name);
  }
  const values = field === 'author:' ? [...new Set(authors)] : (VALUES[field]?.() ?? []);
  const begun = word.slice(field.length).replace(/^"/, '').toLowerCase();
  return values
    .filter((value) => value.toLowerCase().includes(begun) && !value.includes('"'))
    .slice(0, MOST)
    .map((value) => `${before}${field}${/\s/.test(value) ? `"${value}"` : value} `);
}

/**
 * What is asked while a word is being typed: words that begin with it.
 * @param {string} typed
 */
export function withPrefix(typed) {
  return /(?:^|\s)-?[\p{L}\p{N}][\p{L}\p{N}]+$/u.test(typed) && (typed.match(/"/g)?.length ?? 0) % 2 === 0 ? `${typed}*` : typed;
}

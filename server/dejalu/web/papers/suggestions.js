// What the word that is being typed may go on to be.

/** @import { Facets } from '../types.d.ts' */

import { STANDINGS } from '../shared/marks.js';
import { knownTags } from '../tags.js';

const FIELDS = ['tag:', 'status:', 'author:', 'title:', 'year:', 'has:', 'is:', 'before:', 'after:'];
/** @type {Record<string, () => string[]>} */
const VALUES = {
  'tag:': () => knownTags().map(({ name }) => name),
  'status:': () => STANDINGS.filter((name) => name !== 'new'),
  'has:': () => ['note', 'tag', 'abstract', 'author', 'identifier', 'year'],
  'is:': () => ['starred', 'unjudged', 'judged'],
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
 * What is asked while something is being typed: words that begin with the last one, the phrase so far, and nothing yet
 * of a field that has no value.
 * @param {string} typed
 */
export function complete(typed) {
  const isOpen = (typed.match(/"/g)?.length ?? 0) % 2;
  if (isOpen) return /[^\s"]\s*$/.test(typed) ? `${typed}"` : typed.replace(/\S*"\s*$/, '');
  if (/(?:^|\s)-?(?:author:|title:)?[\p{L}\p{N}]{2,}$/u.test(typed)) return `${typed}*`;
  return typed.replace(/(^|\s)(?:-?[a-z]+:|-)$/i, '$1');
}

// What is searched for, as the address of the view tells it and as the server is asked for it.

/** @import { Parameters } from '../server.js' */

/**
 * @typedef {object} Search
 * @property {string} q what was typed
 * @property {string[]} status any of these
 * @property {string[]} tag all of these
 * @property {boolean} starred
 * @property {boolean} noted
 * @property {string} year
 * @property {string} sort
 */

/** @type {{ value: string, name: string }[]} the first is the usual one */
export const SORTS = [
  { value: 'recent', name: 'Latest changed' },
  { value: 'seen', name: 'Last seen' },
  { value: 'met', name: 'First met' },
  { value: 'published', name: 'Published' },
  { value: 'title', name: 'Title' },
];

/** @param {URLSearchParams} parameters @returns {Search} */
export function read(parameters) {
  const sort = parameters.get('sort') ?? '';
  return {
    q: parameters.get('q') ?? '',
    status: parameters.getAll('status'),
    tag: parameters.getAll('tag'),
    starred: parameters.get('starred') === 'true',
    noted: parameters.get('noted') === 'true',
    year: parameters.get('year') ?? '',
    sort: SORTS.some(({ value }) => value === sort) ? sort : 'recent',
  };
}

/** @param {Search} search @returns {string} what is usual is left out */
export function write({ q, status, tag, starred, noted, year, sort }) {
  const parameters = new URLSearchParams();
  if (q.trim()) parameters.set('q', q.trim());
  for (const one of status) parameters.append('status', one);
  for (const one of tag) parameters.append('tag', one);
  if (starred) parameters.set('starred', 'true');
  if (noted) parameters.set('noted', 'true');
  if (year) parameters.set('year', year);
  if (sort !== 'recent') parameters.set('sort', sort);
  return parameters.size ? `#/papers?${parameters}` : '#/papers';
}

/** @param {Search} search @returns {Parameters} of the server's routes, but for the order */
export function ask({ q, status, tag, starred, noted, year }) {
  const terms = [q.trim(), noted && 'has:note', year && `year:${year}`];
  return { q: terms.filter(Boolean).join(' '), status, tag, starred: starred ? true : null };
}

/** @param {Search} search */
export const isWhole = (search) => write({ ...search, sort: 'recent' }) === '#/papers';

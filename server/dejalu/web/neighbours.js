// The papers before and after one, in the list from which the reader opened it.

import { make } from './element.js';

/** @typedef {{ previous?: number | undefined, next?: number | undefined }} Neighbours their ids */

/** The list that was left last. @type {{ address: string, find: (id: number) => Promise<Neighbours> }} */
let list = { address: '', find: async () => ({}) };

/**
 * Have papers know of each other that are opened from a list.
 * @param {string} address the list's
 * @param {(id: number) => Promise<Neighbours>} find
 */
export const rememberList = (address, find) => void (list = { address, find });

/**
 * Links from one paper to the next, and what their keys do.
 * @param {string} address that of the list
 * @param {number} id the paper's
 */
export async function drawNeighbours(address, id) {
  const { previous, next } = address === list.address ? await list.find(id) : {};
  const links = {
    previous: previous !== undefined && make('a', { href: `#/paper/${previous}`, rel: 'prev' }, '‹ Previous paper'),
    next: next !== undefined && make('a', { href: `#/paper/${next}`, rel: 'next' }, 'Next paper ›'),
  };
  const doings = Object.entries(links).flatMap(([name, link]) => {
    // The arrows scroll, as there is no list to walk in.
    const go = (/** @type {KeyboardEvent} */ { key }) => !key.startsWith('Arrow') && link && link.click();
    return link ? [[name, go]] : [];
  });
  const element = make('nav', { class: 'neighbours', 'aria-label': 'In the list', hidden: !doings.length },
    links.previous, links.next);
  return { element, doings: /** @type {import('./keys.js').Doings} */ (Object.fromEntries(doings)) };
}

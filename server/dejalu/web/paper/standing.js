// What the reader made of the paper: status, star, tags.

import { perform } from '../acts.js';
import { button, make } from '../element.js';
import { starButton, statusButtons } from '../status.js';
import { tag, tagList } from '../tags.js';

/** @import { ActEdit, Mark } from '../types.d.ts' */

/** @param {Mark} mark @returns {Node[]} */
export function drawStanding(mark) {
  const act = (/** @type {ActEdit} */ edit) => perform([mark.paper_id], [edit]);
  const statuses = statusButtons(mark.judged, (status) => act({ type: 'set_status', status }), { named: true });
  for (const [place, one] of [...statuses.children].entries()) one.setAttribute('data-key', `status-${place}`);
  const star = starButton(mark.starred, (starred) => act({ type: 'set_star', starred }));
  star.setAttribute('data-key', 'star');
  return [make('h2', { class: 'heard' }, 'Status'), make('div', { class: 'row standing' }, statuses, star)];
}

/** Where a tag is typed: one for all drawings, so that what is typed is not lost by them. */
export const makeTagInput = () => make('input', {
  name: 'tag', list: 'known-tags', placeholder: 'Add a tag', 'aria-label': 'Add a tag', maxlength: 200,
  autocomplete: 'off',
});

/**
 * @param {Mark} mark
 * @param {HTMLInputElement} input
 * @returns {Node[]}
 */
export function drawTags(mark, input) {
  const act = (/** @type {ActEdit} */ edit) => perform([mark.paper_id], [edit]);
  /** @param {Event} event */
  async function add(event) {
    event.preventDefault();
    const name = input.value.trim();
    input.value = '';
    if (name && !(await act({ type: 'set_tag', tag: name, on: true }))) input.value ||= name;
  }
  const tags = mark.tags.map((name) => make('li', {},
    make('a', { href: `#/papers?${new URLSearchParams({ q: `tag:"${name.replaceAll('"', '')}"` })}` }, tag(name)),
    button('×', () => act({ type: 'set_tag', tag: name, on: false }), {
      class: 'plain', 'aria-label': `Take off the tag ${name}`, 'data-key': `off-${name}`,
    })));
  return [
    make('h2', {}, 'Tags'),
    ...(tags.length ? [make('ul', { class: 'tagged' }, ...tags)] : []),
    make('form', { submit: add, class: 'row' }, input, tagList('known-tags')),
  ];
}

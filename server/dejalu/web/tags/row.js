// One tag in the table, with what can be done to it.

import { tellDone } from '../acts.js';
import { confirm } from '../dialog.js';
import { button, count, make } from '../element.js';
import { tellChanged } from '../live.js';
import { sayError } from '../said.js';
import { send } from '../server.js';
import { tag } from '../tags.js';
import { colorButton } from './palette.js';

/** @import { Act, Tag } from '../types.d.ts' */

/**
 * @param {Tag} one
 * @param {Tag[]} all
 * @param {() => Promise<void>} changed
 */
export function drawRow(one, all, changed) {
  const { name } = one;
  const path = `/tags/${encodeURIComponent(name)}`;
  const key = (/** @type {string} */ act) => ({ 'data-key': `${act}-${name}`, 'aria-label': `${act} ${name}` });
  /**
   * @param {'PATCH' | 'DELETE'} method
   * @param {object} [body]
   */
  async function act(method, body) {
    try {
      /** @type {Act} */
      const done = await send(method, path, body);
      tellDone(done);
      await Promise.all([changed(), tellChanged()]);
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  }
  const shown = make('a', { href: `#/papers?${new URLSearchParams({ q: tellQuery(name) })}` }, tag(name));
  const cell = make('th', { scope: 'row' }, shown);
  const rename = button('Rename', () => {
    const end = (now = name) => {
      cell.replaceChildren(shown);
      rename.setAttribute('data-key', `Rename-${now}`); // By which the row under its new name has the focus.
      rename.focus();
      return changed();
    };
    cell.replaceChildren(drawRenaming(one, all, (wanted) => act('PATCH', { name: wanted }), end));
    cell.querySelector('input')?.select();
  }, { class: 'quiet', ...key('Rename') });
  return make('tr', {},
    make('td', {}, colorButton(one, (color) => act('PATCH', { color }))),
    cell,
    make('td', { class: 'number' }, one.count.toLocaleString('en')),
    make('td', { class: 'does' }, rename,
      button('Delete', () => act('DELETE'), { class: 'quiet', ...key('Delete') })));
}

/**
 * @param {Tag} one
 * @param {Tag[]} all
 * @param {(name: string) => Promise<boolean>} rename
 * @param {(name?: string) => Promise<void>} end
 */
function drawRenaming({ name, count: papers }, all, rename, end) {
  const input = make('input',
    { value: name, maxlength: 200, required: true, 'aria-label': `New name of ${name}`, autocomplete: 'off' });
  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const wanted = input.value.trim().replace(/\s+/g, ' ');
    if (wanted === name) return end();
    const other = all.find((tag) => tag.name.toLowerCase() === wanted.toLowerCase() && tag.name !== name);
    const text = other && `${count(papers, 'paper')} with “${name}” will have “${other.name}”, `
      + `as ${count(other.count, 'paper')} already do. It can be undone.`;
    if (text && !(await confirm('Make the two one tag?', text, 'Merge'))) return input.select();
    if (await rename(wanted)) await end(other?.name ?? wanted);
    else input.focus(); // With what was typed.
    return undefined;
  }
  return make('form', { submit, class: 'row', keydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') void end();
  } }, input, button('Save', () => {}, { type: 'submit', class: 'main' }), button('Cancel', () => end()));
}

/** @param {string} name */
const tellQuery = (name) => `tag:"${name.replaceAll('"', '')}"`;

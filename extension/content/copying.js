// Copies how a paper is cited, and says so beside its mark, where the other forms are then offered.

/** @import { CitationForm, Control, Copying } from './types.d.ts' */

import { FORMS } from '../shared/forms.js';
import { make } from './element.js';
import { makeButton } from './trusted.js';

/** Milliseconds that the word of it stands, longer under the pointer or with the focus. */
const SHOWN = 5000;

/** @type {(control: Control) => Copying} */
export function makeCopying({ cite }) {
  const told = make('p', { className: 'state', role: 'status' });
  const buttons = FORMS.map(({ form, name, key }) => makeButton(`${name} (${key})`, () => void copy(form), name));
  const row = make('div', { className: 'row' }, ...buttons);
  const look = { className: 'panel copied', popover: 'hint', role: 'group', ariaLabel: 'Copy' };
  const element = make('div', look, told, row);
  let timer = 0;

  async function copy(/** @type {CitationForm} */ form) {
    clearTimeout(timer);
    told.textContent = ''; // The same words again would not be read out.
    element.showPopover();
    try {
      told.textContent = await cite(form);
      timer = setTimeout(() => element.matches(':hover, :focus-within') || element.hidePopover(), SHOWN);
    } catch (error) {
      told.textContent = /** @type {Error} */ (error).message;
    }
  }

  return { element, copy, draw() {} };
}

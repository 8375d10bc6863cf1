// Copies how a paper is cited, and says so beside its mark, where the other forms are then offered.

/** @import { CitationForm } from '../types.d.ts' */
/** @import { Control, Copying } from './types.d.ts' */

import { make } from './element.js';
import { FORMS } from './keys.js';
import { makeButton } from './trusted.js';

/** Milliseconds that the word of it stands, longer under the pointer or with the focus. */
const SHOWN = 4000;

/** @type {(control: Control) => Copying} */
export function makeCopying({ cite }) {
  const told = make('p', { className: 'state', role: 'status' });
  const buttons = FORMS.map(({ form, name, key }) => makeButton(`${name} (${key})`, () => void copy(form), name));
  const row = make('div', { className: 'row' }, ...buttons);
  const element = make('div', { className: 'panel copied', popover: 'hint', role: 'group', ariaLabel: 'Copy' }, told, row);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function copy(/** @type {CitationForm} */ form) {
    clearTimeout(timer);
    element.showPopover();
    try {
      const { citation_key, text } = await cite(form);
      await write(text);
      told.textContent = `${FORMS.find((one) => one.form === form)?.name} copied: ${citation_key}`;
      timer = setTimeout(() => element.matches(':hover, :focus-within') || element.hidePopover(), SHOWN);
    } catch (error) {
      told.textContent = /** @type {Error} */ (error).message;
    }
  }

  return { element, copy };
}

/** @param {string} text for the clipboard */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The page's Permissions-Policy may forbid that; it does not know of the older way.
    const put = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    const isDone = document.execCommand('copy');
    document.removeEventListener('copy', put, { capture: true });
    if (!isDone) throw new Error('The browser did not let this page copy: press once more.');
  }
}

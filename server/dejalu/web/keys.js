// Keys, pressed anywhere but where something is typed.

import { findCommand } from './commands.js';

/**
 * What is done, by the name of the command; `false` leaves the key to the browser.
 * @typedef {Record<string, (event: KeyboardEvent) => unknown>} Doings
 */

/** @type {Set<Doings>} those of the page and of the view that is shown */
const bound = new Set();

/**
 * @param {Doings} doings
 * @returns {() => void} to bind them no more
 */
export function bind(doings) {
  bound.add(doings);
  return () => void bound.delete(doings);
}

/** @param {KeyboardEvent} event @returns {string} as commands name keys; empty for one with Ctrl, Alt or ⌘ */
export function pressed({ key, shiftKey, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey || ['Shift', 'Dead', 'Unidentified'].includes(key)) return '';
  return shiftKey && key.length > 1 ? `Shift+${key}` : key;
}

const TYPED = 'textarea, select, input:not([type=checkbox], [type=radio], [type=button])';
/** @param {EventTarget | null} target */
export const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED));

document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.defaultPrevented || isTyping(target) || document.querySelector('dialog[open], :popover-open')) return;
  const isPress = event.key === 'Enter' || event.key === ' ';
  if (isPress && target instanceof Element && target.matches('a, button, summary, input')) return; // It means this one.
  const command = findCommand(pressed(event));
  if (!command || (event.repeat && !command.repeats)) return;
  for (const doings of [...bound].reverse()) { // The view's before the page's.
    const act = doings[command.name];
    if (!act) continue;
    if (act(event) !== false) event.preventDefault();
    return;
  }
});

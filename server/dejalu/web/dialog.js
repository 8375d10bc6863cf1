// Questions in a `<dialog>`, and what lies over the page beside what it belongs to.

import { button, make } from './element.js';
import { keepFocus } from './redrawing.js';

/**
 * Show a dialog; it is gone once closed.
 * @param {string} title
 * @param {(close: (value?: string) => void) => (Node | string)[]} fill makes the content
 * @param {{ className?: string }} [options]
 * @returns {Promise<string>} with what it was closed; empty when it was cancelled
 */
export function show(title, fill, { className = '' } = {}) {
  const { promise, resolve } = Promise.withResolvers();
  const focusAgain = keepFocus();
  const element = make('dialog', { 'aria-labelledby': 'asked', class: className, closedby: 'any' });
  const close = (value = '') => element.close(value);
  element.append(
    make('div', { class: 'asking' }, make('h2', { id: 'asked' }, title),
      button('×', () => close(), { 'aria-label': 'Close', class: 'plain' })),
    ...fill(close),
  );
  element.addEventListener('close', () => {
    element.remove();
    focusAgain();
    resolve(element.returnValue);
  });
  document.body.append(element);
  element.showModal();
  return promise;
}

/**
 * Ask before something is done.
 * @param {string} title
 * @param {string} text
 * @param {string} yes what the button says that does it
 * @returns {Promise<boolean>}
 */
export async function confirm(title, text, yes) {
  const answer = await show(title, (close) => [
    make('p', {}, text),
    make('div', { class: 'row end' },
      button('Cancel', () => close()), button(yes, () => close('yes'), { class: 'main', autofocus: true })),
  ]);
  return answer === 'yes';
}

/**
 * Show something beside the element it belongs to, until the reader presses Escape or anywhere else.
 * @param {HTMLElement} source
 * @param {string} label
 * @param {(close: () => void) => (Node | string)[]} fill
 */
export function showBeside(source, label, fill) {
  const element = make('div', { popover: 'auto', role: 'dialog', 'aria-label': label, class: 'beside' });
  const focusAgain = keepFocus();
  const close = () => element.hidePopover();
  element.append(...fill(close));
  element.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    element.remove();
    if (document.activeElement === document.body) focusAgain();
  });
  document.body.append(element);
  element.showPopover();
  place(element, source.getBoundingClientRect());
  const first = element.querySelector('[autofocus], [aria-pressed="true"], button, input, a');
  if (first instanceof HTMLElement) first.focus();
}

/** Below the source, else above it; never out of the window. @type {(element: HTMLElement, source: DOMRect) => void} */
function place(element, { left, top, bottom }) {
  const { width, height } = element.getBoundingClientRect();
  const below = bottom + 4 + height <= innerHeight || top < height;
  element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  element.style.top = `${Math.max(8, below ? Math.min(bottom + 4, innerHeight - height - 8) : top - height - 4)}px`;
}

// Buttons that put a text on the clipboard.

import { button } from './element.js';

/** Milliseconds for which a button tells that it copied. */
const TOLD = 2000;

/**
 * @param {string} label
 * @param {() => string} read the text
 */
export function copyButton(label, read) {
  /** @param {string} text */
  function tell(text) {
    element.textContent = text;
    setTimeout(() => (element.textContent = label), TOLD);
  }
  const element = button(label, () => navigator.clipboard.writeText(read()).then(
    () => tell('Copied'),
    () => tell('The browser refuses: select and copy'),
  ));
  element.setAttribute('aria-live', 'polite');
  return element;
}

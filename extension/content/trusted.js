// Controls act on what the reader does, and not on events that the page's own scripts make up; and no more once their
// script has ended.

import { make } from './element.js';
import { isAlive } from './life.js';

/**
 * @template {keyof HTMLElementEventMap} Type
 * @param {EventTarget} target
 * @param {Type} type
 * @param {(event: HTMLElementEventMap[Type]) => void} act
 */
export function onTrusted(target, type, act) {
  target.addEventListener(type, (event) => {
    if (event.isTrusted && isAlive()) act(/** @type {HTMLElementEventMap[Type]} */ (event));
  });
}

/**
 * A button that acts on trusted clicks.
 * @param {string} label its accessible name, and its tooltip
 * @param {() => void} act
 * @param {string} [text] what it shows; its label by default
 */
export function makeButton(label, act, text = label) {
  const button = make('button', { type: 'button', textContent: text, ariaLabel: label, title: label });
  onTrusted(button, 'click', (event) => {
    event.preventDefault();
    event.stopPropagation(); // The card beneath may be a link.
    act();
  });
  return button;
}

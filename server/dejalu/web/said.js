// The line at the foot of the page, which tells what was done and what went wrong; read out by screen readers.

import { button, get } from './element.js';

/** Milliseconds that a line stays. */
const STAY = 10_000;
let timer = 0;

/**
 * @param {string} text
 * @param {{ isBad?: boolean, action?: { name: string, act: () => unknown } | null }} [options] action becomes a button
 */
export function say(text, { isBad = false, action = null } = {}) {
  const line = get('said');
  line.classList.toggle('bad', isBad);
  line.replaceChildren(text, ...(action ? [' ', button(action.name, action.act)] : []));
  clearTimeout(timer);
  timer = setTimeout(clear, STAY);
}

/** @param {unknown} error what the server refused; anything else is no news for the reader, and thrown on */
export function sayError(error) {
  if (!(error instanceof Error) || error.name !== 'ServerError') throw error;
  say(error.message, { isBad: true });
}

function clear() {
  const line = get('said');
  if (line.matches(':hover, :focus-within')) timer = setTimeout(clear, STAY);
  else line.replaceChildren();
}

// What the extension's own pages are made of.

/** @param {string} id */
export const get = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 */
export function makeText(tag, text, className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

/**
 * @param {string} text
 * @param {() => unknown} act
 */
export function makeButton(text, act) {
  const button = makeText('button', text);
  button.setAttribute('type', 'button');
  button.addEventListener('click', act);
  return button;
}

/**
 * @param {number} number
 * @param {string} noun
 */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

// Elements, made of text and other elements; never of HTML.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => unknown)>} [attributes]
 *   functions listen to the event of that name; `true` is an empty attribute; what is false, null or undefined is left
 *   out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * @param {string} text
 * @param {(event: Event) => unknown} act
 * @param {Record<string, string | boolean>} [attributes]
 */
export const button = (text, act, attributes = {}) =>
  make('button', { type: 'button', click: act, ...attributes }, text);

/**
 * @param {number} number
 * @param {string} noun
 */
export const count = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

/** @param {string} id */
export const get = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

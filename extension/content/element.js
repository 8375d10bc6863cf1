// What marks and bar are made of.

/** @type {import('./types.d.ts').Make} */
export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties).append(...children);
  return element;
}

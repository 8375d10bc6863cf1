// What the reader can say of a paper, field by field.

import { button, make } from '../element.js';

/** @import { Described } from './loading.js' */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {'title' | 'authors' | 'abstract' | 'published' | 'year' | 'url'} Name */

/** @type {Record<Name, string>} */
const TITLES = {
  title: 'Title', authors: 'Authors, one on each line', abstract: 'Abstract', published: 'Published on', year: 'Year',
  url: 'Address',
};

/** @param {Described} paper @returns {Record<Name, string>} its fields as texts */
export const write = ({ title, authors, abstract, published, year, url }) => ({
  title, authors: authors.join('\n'), abstract: abstract ?? '', published: published ?? '',
  year: year ? String(year) : '', url: url ?? '',
});

/** @type {(name: Name, text: string) => unknown} as the server takes it */
export function read(name, text) {
  if (name === 'authors') return text.split('\n').map((line) => line.trim()).filter(Boolean);
  return name === 'year' ? Number(text) : text.trim();
}

export class Field {
  /**
   * @param {Name} name
   * @param {string} text what the library has
   * @param {string} begun what was typed over it so far
   * @param {(() => unknown) | null} takeBack null where what the library has is not as the reader typed it
   */
  constructor(name, text, begun, takeBack) {
    this.name = name;
    this.text = text;
    this.control = drawControl(name, text, begun);
    this.problem = make('span', { class: 'bad', id: `wrong-${name}`, role: 'alert' });
    this.element = make('div', { class: 'field' }, make('label', { for: `field-${name}` }, TITLES[name]), this.control,
      takeBack && make('span', { class: 'faint' }, 'As you typed it. ',
        button('Take back what I typed', takeBack, { class: 'link', 'aria-describedby': `field-${name}` })),
      this.problem);
  }

  get isChanged() {
    return this.control.value.trim() !== this.text;
  }

  /** @param {string} message empty where nothing is wrong */
  complain(message) {
    this.control.setAttribute('aria-invalid', String(message !== ''));
    this.problem.textContent = message;
  }
}

/**
 * What was there cannot be emptied: nothing would then be known of it but what pages say.
 * @type {(name: Name, text: string, begun: string) => Control}
 */
function drawControl(name, text, begun) {
  const attributes = {
    name, id: `field-${name}`, required: text !== '' || name === 'title', 'aria-describedby': `wrong-${name}`,
  };
  const rows = { title: 2, authors: 4, abstract: 8, published: 0, year: 0, url: 0 }[name];
  if (rows) return make('textarea', { ...attributes, rows }, begun);
  const type = name === 'published' ? 'date' : name === 'year' ? 'number' : 'url';
  return make('input', { ...attributes, type, value: begun });
}

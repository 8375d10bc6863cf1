// The form in which the reader says what a paper is. It wins over whatever pages say.

import { button, make } from '../element.js';
import { tellChanged } from '../live.js';
import { attempt, findWrong, problemLine } from '../problems.js';
import { ServerError, send } from '../server.js';

/** @import { Paper } from '../types.d.ts' */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {Pick<Paper, 'title' | 'authors' | 'abstract' | 'published' | 'year' | 'url'>} Said */

const NAMES = {
  title: 'Title', authors: 'Authors, one on each line', abstract: 'Abstract', published: 'Published on', year: 'Year',
  url: 'Address',
};

/**
 * @param {Paper} paper
 * @param {(isChanged: boolean) => void} close
 */
export function drawForm(paper, close) {
  const written = write(paper);
  const controls = Object.fromEntries(Object.entries(written).map(([name, text]) => [name, drawControl(name, text)]));
  const problem = problemLine();
  const save = button('Save', () => {}, { type: 'submit', class: 'main' });

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const changed = Object.entries(controls).filter(([name, { value }]) => value.trim() !== written[name]);
    if (!changed.length) return close(false);
    for (const control of Object.values(controls)) complain(control, '');
    save.disabled = true;
    const said = Object.fromEntries(changed.map(([name, { value }]) => [name, read(name, value)]));
    const kept = await attempt(problem, () => describe(paper, said, controls));
    save.disabled = false;
    if (!kept) return undefined;
    await tellChanged();
    return close(true);
  }
  const fields = Object.entries(controls).map(([name, control]) => make('label', { class: 'field' },
    NAMES[/** @type {keyof Said} */ (name)], control, make('span', { class: 'bad', id: `wrong-${name}` })));
  return make(
    'form', { class: 'editing fields', submit, keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close(false);
    } },
    ...fields, problem, make('div', { class: 'row' }, save, button('Cancel', () => close(false))),
  );
}

/** @param {Paper} paper @returns {Record<string, string>} */
const write = ({ title, authors, abstract, published, year, url }) => ({
  title, authors: authors.join('\n'), abstract: abstract ?? '', published: published ?? '',
  year: year ? String(year) : '', url: url ?? '',
});

/**
 * @param {string} name
 * @param {string} text
 * @returns {unknown} as the server takes it
 */
function read(name, text) {
  if (name === 'authors') return text.split('\n').map((line) => line.trim()).filter(Boolean);
  return name === 'year' ? Number(text) : text.trim();
}

/**
 * What was there cannot be emptied: nothing would then be known of it but what pages say.
 * @param {string} name
 * @param {string} text
 * @returns {Control}
 */
function drawControl(name, text) {
  const attributes = { name, required: text !== '' || name === 'title', 'aria-describedby': `wrong-${name}` };
  const rows = { title: 2, authors: 4, abstract: 8 }[name];
  if (rows) return make('textarea', { ...attributes, rows }, text);
  const type = { published: 'date', year: 'number', url: 'url' }[name];
  return make('input', { ...attributes, type, value: text });
}

/**
 * @param {Paper} paper
 * @param {Record<string, unknown>} said
 * @param {Record<string, Control>} controls
 * @returns {Promise<Paper>}
 */
async function describe(paper, said, controls) {
  try {
    return await send('PATCH', `/papers/${paper.id}`, said);
  } catch (error) {
    const wrong = error instanceof ServerError ? findWrong(error) : new Map();
    for (const [name, message] of wrong) if (controls[name]) complain(controls[name], message);
    controls[[...wrong.keys()][0]]?.focus();
    throw error;
  }
}

/**
 * @param {Control} control
 * @param {string} message empty where nothing is wrong with it
 */
function complain(control, message) {
  control.setAttribute('aria-invalid', String(message !== ''));
  if (control.nextElementSibling) control.nextElementSibling.textContent = message;
}

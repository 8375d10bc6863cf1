// Making an address, which is shown this once.

import { copyButton } from '../copying.js';
import { button, make } from '../element.js';
import { attempt, problemLine } from '../problems.js';
import { get, send } from '../server.js';
import { FORMATS } from '../formats.js';

/** What cannot be in the name of a file at an address. */
const FOREIGN = /[^A-Za-z0-9_-]+/g;
/** The usual one. */
const FEED = 'atom';

/**
 * @param {string} asked the search that is there at first
 * @param {() => Promise<void>} changed
 */
export function drawMaker(asked, changed) {
  const problem = problemLine();
  const place = make('div', { role: 'status' });
  const query = make('input', {
    name: 'q', type: 'search', value: asked, placeholder: 'tag:thesis is:starred …', maxlength: 500,
    spellcheck: 'false', autocomplete: 'off',
  });
  const name = make('input', {
    name: 'name', maxlength: 100, placeholder: 'papers', pattern: '[A-Za-z0-9][A-Za-z0-9_\\-]*',
    title: 'Letters, digits, - and _', autocomplete: 'off',
  });
  const formats = [FEED, ...Object.keys(FORMATS).filter((one) => one !== FEED && one !== 'json')];
  const making = button('Make an address', () => {}, { type: 'submit', class: 'main' });
  const format = make('select', { name: 'format' }, ...formats.map((one) => new Option(FORMATS[one], one)));

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const q = query.value.trim();
    const named = name.value || q.replace(FOREIGN, '-').replace(/^-+|-+$/g, '').slice(0, 100) || 'papers';
    making.disabled = true; // Or a second press would make a second one.
    const made = await attempt(problem, async () => {
      await get('/papers', { q }); // What it asks for is looked at now: its follower could not say what is wrong.
      return send('POST', '/addresses', { q, format: format.value, name: named });
    });
    making.disabled = false;
    query.focus();
    if (!made) return;
    place.replaceChildren(...drawMade(made.url));
    query.value = name.value = '';
    await attempt(problem, changed);
  }
  return make('div', {},
    make('form', { submit, class: 'asking-for' },
      make('label', { class: 'field grows' }, 'Search', query),
      make('label', { class: 'field' }, 'As', format),
      make('label', { class: 'field' }, 'Name', name),
      making),
    problem, place);
}

/** @param {string} url */
const drawMade = (url) => [make('div', { class: 'made' },
  make('p', {}, make('strong', {}, 'Copy it now: it is not shown again.')),
  make('div', { class: 'row' }, make('code', {}, url), copyButton('Copy', () => url)))];

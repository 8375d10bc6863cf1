// Taking papers out, for another program.

import { button, count, make } from '../element.js';
import { attempt, problemLine } from '../problems.js';
import { say } from '../said.js';
import { request } from '../server.js';
import { FORMATS } from '../formats.js';

/** The one that is without loss takes no filter. */
const WHOLE = 'json';

/** @param {string} asked the search that is there at first */
export function drawExport(asked) {
  const problem = problemLine();
  const format = make('select', { name: 'format', change: limit },
    ...Object.entries(FORMATS).map(([value, name]) => new Option(name, value)));
  const query = make('input', { name: 'q', type: 'search', value: asked, placeholder: 'tag:thesis status:read …',
    spellcheck: 'false', maxlength: 500 });
  const submit = button('Export', () => {}, { type: 'submit', class: 'main' });
  function limit() {
    query.disabled = format.value === WHOLE;
  }
  /** @param {Event} event */
  async function load(event) {
    event.preventDefault();
    submit.disabled = true;
    await attempt(problem, async () => {
      const answer = await request(`/export/${format.value}`, { q: query.disabled ? '' : query.value.trim() });
      save(await answer.blob(), answer.headers.get('Content-Disposition')?.match(/filename="?([\w.-]+)/)?.[1]
        ?? 'dejalu');
      const papers = answer.headers.get('Dejalu-Papers');
      say(papers ? `Exported ${count(Number(papers), 'paper')}.` : 'Exported.');
    });
    submit.disabled = false;
    if (document.activeElement === document.body) submit.focus();
  }
  return make('section', { class: 'panel', 'aria-labelledby': 'exporting' },
    make('h2', { id: 'exporting' }, 'Export'),
    make('form', { submit: load, class: 'asking-for' },
      make('label', { class: 'field' }, 'Format', format),
      make('label', { class: 'field grows' }, 'Only papers of a search', query), submit),
    problem);
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function save(content, name) {
  const url = URL.createObjectURL(content);
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // The browser has begun to read it by then.
}

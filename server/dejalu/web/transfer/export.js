// Taking papers out, for another program.

import { button, make } from '../element.js';
import { saveExport } from '../exporting.js';
import { FORMATS, WHOLE } from '../formats.js';
import { attempt, problemLine } from '../problems.js';
import { request } from '../server.js';

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
      await saveExport(await request(`/export/${format.value}`, { q: query.disabled ? '' : query.value.trim() }));
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

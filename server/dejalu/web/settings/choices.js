// What the reader chooses of how the library works.

import { button, make } from '../element.js';
import { attempt, problemLine } from '../problems.js';
import { say } from '../said.js';
import { get, send } from '../server.js';

/** @typedef {{ citation_keys: string, enrich: boolean, contact_email: string }} Choices */

export async function drawChoices() {
  /** @type {Choices} */
  const chosen = await get('/settings');
  const problem = problemLine();
  const pattern = make('input',
    { name: 'citation_keys', value: chosen.citation_keys, maxlength: 200, spellcheck: 'false',
    autocomplete: 'off', 'aria-describedby': 'about-keys' });
  const enrich = make('input', { name: 'enrich', type: 'checkbox', checked: chosen.enrich });
  const email = make('input',
    { name: 'contact_email', type: 'email', value: chosen.contact_email, autocomplete: 'email',
    placeholder: 'nobody is told one' });
  /** @param {Event} event */
  async function save(event) {
    event.preventDefault();
    const wanted = { citation_keys: pattern.value.trim(), enrich: enrich.checked, contact_email: email.value.trim() };
    if (await attempt(problem, () => send('PATCH', '/settings', wanted))) say('The settings are kept.');
  }
  return make('section', { class: 'panel', 'aria-labelledby': 'choices' },
    make('h2', { id: 'choices' }, 'How it works'),
    make('form', { submit: save, class: 'fields' },
      make('label', { class: 'field' }, 'Citation keys', pattern,
        make('span', { class: 'faint', id: 'about-keys' },
          'Of papers cited from now on: letters, digits, - _ : and fields such as [auth], [year], [word] or [arxiv]; '
          + '[Auth] has capitals.')),
      make('label', { class: 'choice' }, enrich,
        make('span', {}, 'Complete papers by itself', make('span', { class: 'faint said' },
          'The server asks arXiv and Crossref for abstracts, dates and DOIs that are missing. '
          + 'They learn which papers you have.'))),
      make('label', { class: 'field' }, 'E-mail address told to arXiv and Crossref', email),
      problem,
      make('div', { class: 'row' }, button('Save', () => {}, { type: 'submit', class: 'main' }))));
}

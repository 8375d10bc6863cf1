// Putting tags on papers and taking them off.

/** @import { ActEdit } from './types.d.ts' */

import { showBeside } from './dialog.js';
import { button, make } from './element.js';
import { loadTags, tag, tagList } from './tags.js';

/**
 * Show the tags of a paper, or what is to be done to those of many.
 * @param {HTMLElement} source beside which it is shown
 * @param {string[] | null} tags those of one paper; null for many papers, whose tags may differ
 * @param {(edit: ActEdit) => Promise<unknown>} act answers nothing where it was not done
 */
export function editTags(source, tags, act) {
  showBeside(source, 'Tags', (close) => {
    let shown = tags ?? [];
    const list = make('ul', { class: 'own-tags' });
    const input = make('input', {
      list: 'known-tags', 'aria-label': 'Tag', placeholder: tags ? 'Add a tag' : 'Tag', maxlength: 200, autofocus: true,
      autocomplete: 'off',
    });
    /** @param {string} name @param {boolean} on */
    async function set(name, on) {
      const before = shown;
      const others = shown.filter((other) => other.toLowerCase() !== name.toLowerCase());
      shown = on ? [...others, name] : others;
      draw();
      input.focus();
      if (!(await act({ type: 'set_tag', tag: name, on }))) {
        shown = before;
        draw();
      } else if (on) await loadTags();
    }
    const draw = () => list.replaceChildren(...shown.map((name) => make('li', {}, tag(name),
      button('×', () => set(name, false), { class: 'plain', 'aria-label': `Take off ${name}` }))));
    /** @param {boolean} on */
    const setTyped = (on) => {
      const name = input.value.replace(/\s+/g, ' ').trim();
      input.value = '';
      if (!name) return;
      if (!tags) close();
      void set(name, on);
    };
    /** @param {Event} event */
    const submit = (event) => (event.preventDefault(), setTyped(true));
    draw();
    return [list, make('form', { submit, class: 'row' }, input,
      button(tags ? 'Add' : 'Put on', () => {}, { type: 'submit' }),
      tags ? null : button('Take off', () => setTyped(false)), tagList('known-tags'))].filter((part) => part !== null);
  });
}

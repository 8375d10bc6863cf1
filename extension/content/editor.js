// Tags and notes of one paper: a popover over the page, or a part of the paper's own page.

/** @import { Controls, Editor } from './types.d.ts' */

import { make } from './element.js';
import { tellHistory } from './mark.js';
import { makeNotes } from './notes.js';
import { makeButton, onTrusted } from './trusted.js';
import { makeJoined } from './verdicts.js';

/** @type {(controls: Controls) => Editor} */
export function makeEditor(controls) {
  const history = make('p', { className: 'history' });
  const joined = makeJoined(controls);
  const tags = makeTags(controls);
  const notes = makeNotes(controls);
  const content = make('div', { className: 'editor' }, history, joined.element, tags.element, notes.element);
  const kind = controls.isInline
    ? { className: 'inline', role: 'group' }
    : { className: 'panel', role: 'dialog', popover: 'auto' };
  const element = make('div', { ...kind, ariaLabel: `Tags and notes: ${controls.title}` }, content);

  let isOpen = false;
  /** @type {Element | null} */
  let focused = null;
  element.addEventListener('focusin', (event) => (focused = /** @type {Element} */ (event.composedPath()[0])));
  element.addEventListener('toggle', (event) => {
    isOpen = event.newState === 'open';
  });

  return {
    element,
    open(source) {
      void tags.offer();
      if (source) element.showPopover({ source });
    },
    draw() {
      history.textContent = tellHistory(controls.getMark());
      joined.draw();
      tags.draw();
      notes.draw();
    },
    toggle(source) {
      if (element.matches(':popover-open')) return element.hidePopover();
      this.open(source);
      tags.input.focus();
    },
    // A page can make up such marks: what they hold is shown, and saved once the reader goes on with it (notes.js).
    takeOver(old, source) {
      const { activeElement } = old;
      if (old.querySelector(':popover-open')) this.open(source);
      /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
      const texts = old.querySelectorAll('input, textarea');
      for (const text of texts) {
        const isUnsaved = text.value !== text.defaultValue;
        if (!isUnsaved && text !== activeElement) continue;
        const field = text.name === tags.input.name ? tags.input : notes.addField(text.name);
        if (isUnsaved && field.value !== text.value) notes.tell('Not saved yet');
        if (isUnsaved) field.value = text.value;
        if (text !== activeElement) continue;
        field.focus({ preventScroll: true });
        field.setSelectionRange(text.selectionStart, text.selectionEnd);
      }
    },
    restore(source) {
      if (controls.isInline || !isOpen || element.matches(':popover-open')) return;
      element.showPopover({ source });
      if (focused instanceof HTMLElement) focused.focus();
    },
  };
}

/** @param {Controls} controls */
function makeTags(controls) {
  const list = make('ul', { className: 'tags' });
  const input = make('input', { name: 'tag', ariaLabel: 'Add a tag', placeholder: 'Add a tag', maxLength: 200 });
  input.setAttribute('list', 'own-tags');
  const offered = make('datalist', { id: 'own-tags' });
  const form = make('form', { method: 'dialog' }, input, make('button', {}, 'Add'), offered);

  onTrusted(form, 'submit', () => {
    const tag = input.value.replace(/\s+/g, ' ').trim();
    input.value = '';
    if (tag) void controls.act({ type: 'set_tag', tag, on: true });
  });

  return {
    element: make('div', {}, list, form),
    input,
    draw() {
      const shown = [...list.children].map((item) => item.firstChild?.textContent);
      const { tags } = controls.getMark();
      if (shown.join('\n') === tags.join('\n')) return;
      list.replaceChildren(
        ...tags.map((tag) => {
          const remove = () => void controls.act({ type: 'set_tag', tag, on: false });
          return make('li', {}, tag, makeButton(`Remove tag ${tag}`, remove, '×'));
        }),
      );
    },
    async offer() {
      offered.replaceChildren(...(await controls.getTags()).map((tag) => new Option(tag, tag)));
    },
  };
}

// Tags and notes of one paper: a popover over the page, or a part of the paper's own page.

/** @import { Controls } from './controls.js' */

import { tellHistory } from './mark.js';
import { makeNotes } from './notes.js';
import { makeButton, onTrusted } from './trusted.js';

/** @param {Controls} controls */
export function makeEditor(controls) {
  const element = document.createElement('div');
  element.className = controls.isInline ? 'inline' : 'panel';
  element.role = controls.isInline ? 'group' : 'dialog';
  element.ariaLabel = `Tags and notes: ${controls.title}`;
  if (!controls.isInline) element.popover = 'auto';

  const content = document.createElement('div');
  content.className = 'editor';
  const history = document.createElement('p');
  history.className = 'history';
  const tags = makeTags(controls);
  const notes = makeNotes(controls);
  content.append(history, tags.element, notes.element);
  element.append(content);

  let isOpen = false;
  /** @type {Element | null} */
  let focused = null;
  element.addEventListener('focusin', (event) => (focused = /** @type {Element} */ (event.composedPath()[0])));
  element.addEventListener('toggle', (event) => {
    isOpen = event.newState === 'open';
    if (!isOpen) notes.save();
  });

  function open(/** @type {HTMLElement | undefined} */ source = undefined) {
    void tags.offer();
    if (source) element.showPopover({ source });
  }

  return {
    element,
    open,
    save: notes.save,
    draw() {
      history.textContent = tellHistory(controls.getMark());
      tags.draw();
      notes.draw();
    },
    toggle(/** @type {HTMLElement} */ source) {
      if (element.matches(':popover-open')) return element.hidePopover();
      open(source);
      tags.focus();
    },
    restore(/** @type {HTMLElement} */ source) {
      if (controls.isInline || !isOpen || element.matches(':popover-open')) return;
      element.showPopover({ source });
      if (focused instanceof HTMLElement) focused.focus();
    },
  };
}

/** @param {Controls} controls */
function makeTags(controls) {
  const element = document.createElement('div');
  const list = document.createElement('ul');
  list.className = 'tags';
  const form = document.createElement('form');
  const input = document.createElement('input');
  input.ariaLabel = 'Add a tag';
  input.placeholder = 'Add a tag';
  input.maxLength = 200;
  input.setAttribute('list', 'own-tags');
  const offered = document.createElement('datalist');
  offered.id = 'own-tags';
  const add = document.createElement('button');
  add.className = 'plain';
  add.textContent = 'Add';
  form.append(input, add, offered);
  form.style.marginTop = '6px';
  element.append(list, form);

  onTrusted(form, 'submit', (event) => {
    event.preventDefault();
    const tag = input.value.replace(/\s+/g, ' ').trim();
    input.value = '';
    if (tag) void controls.act({ type: 'set_tag', tag, on: true });
  });

  return {
    element,
    focus: () => input.focus(),
    draw() {
      const shown = [...list.children].map((item) => item.firstChild?.textContent);
      const { tags } = controls.getMark();
      if (shown.join('\n') === tags.join('\n')) return;
      list.replaceChildren(
        ...tags.map((tag) => {
          const item = document.createElement('li');
          const remove = () => void controls.act({ type: 'set_tag', tag, on: false });
          item.append(tag, makeButton(`Remove tag ${tag}`, remove, '×'));
          return item;
        }),
      );
    },
    async offer() {
      const options = (await controls.getTags()).map((tag) => Object.assign(document.createElement('option'), { value: tag }));
      offered.replaceChildren(...options);
    },
  };
}

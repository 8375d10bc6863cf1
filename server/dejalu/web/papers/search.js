// The search box: searches while one types, and shows the place of what it cannot read.

import { button, make } from '../element.js';
import { showHelp } from './help.js';
import { complete, suggest } from './suggestions.js';

/** Milliseconds without a key press until it is searched. */
const PAUSE = 120;

/**
 * @param {object} doings
 * @param {(q: string) => void} doings.search
 * @param {() => string[]} doings.authors those that can be offered
 * @param {() => void} doings.enter go from here to the list
 */
export function makeSearch({ search, authors, enter }) {
  const offered = make('datalist', { id: 'offered' });
  const wrong = make('div', { id: 'wrong', class: 'wrong', role: 'status' });
  const input = make('input', {
    type: 'search', 'aria-label': 'Search', 'aria-describedby': 'wrong', placeholder: 'Search titles, authors, notes…',
    list: 'offered', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', enterkeyhint: 'search',
    input: typed, keydown,
  });
  const help =
    button('?', () => showHelp(help), { class: 'plain', 'aria-label': 'How to search', 'aria-haspopup': 'dialog' });
  const element = make('search', {}, make('form', {
    class: 'search',
    submit(/** @type {Event} */ event) {
      event.preventDefault();
      leave();
    },
  }, input, help, offered), wrong);
  let asked = '';
  let timer = 0;

  function typed() {
    offer();
    clearTimeout(timer);
    timer = setTimeout(begin, PAUSE);
  }

  function offer() {
    offered.replaceChildren(...suggest(input.value, authors()).map((text) => new Option(text, text)));
  }

  function begin() {
    clearTimeout(timer);
    const q = complete(input.value).trim();
    if (q === asked) return;
    asked = q;
    search(q);
  }

  /** Go to what is found of all that was typed. */
  function leave() {
    begin();
    enter();
  }

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key === 'ArrowDown' && !offered.children.length) {
      event.preventDefault();
      leave();
    } else if (event.key === 'Escape' && !input.value) input.blur();
  }

  return {
    element,
    focus() {
      input.focus();
      input.select();
    },
    /** Tags or authors are known now that may not have been when the last letter was typed. */
    learn() {
      if (input.matches(':focus')) offer();
    },
    /** Show what is searched for, unless it is being typed. @param {string} q */
    set(q) {
      asked = q.trim();
      if (complete(input.value).trim() !== asked) input.value = q;
    },
    /** @param {{ message: string, errors: Record<string, unknown> } | null} error in what was asked last, if any */
    tell(error) {
      input.setAttribute('aria-invalid', String(error !== null));
      wrong.replaceChildren(...(error ? tellWrong(asked, error) : []));
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * @param {string} text
 * @param {{ message: string, errors: Record<string, unknown> }} error
 * @returns {Node[]} the text with the place marked, where it is told, and what is wrong
 */
function tellWrong(text, { message, errors }) {
  const { at, length } = /** @type {{ at?: number, length?: number }} */ (errors.q ?? {});
  const said = make('p', {}, message);
  if (typeof at !== 'number') return [said];
  const characters = [...text];
  const part = (/** @type {number} */ from, /** @type {number} */ to) => characters.slice(from, to).join('');
  const end = at + Math.max(1, length ?? 1);
  return [make('code', {}, part(0, at), make('mark', {}, part(at, end) || ' '), part(end, characters.length)), said];
}

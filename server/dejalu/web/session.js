// Who looks at this page. The token stays in this tab: `sessionStorage` is kept apart by port and gone with the tab, as
// cookies are not.

import { button, make } from './element.js';

const KEY = 'token';

export const token = () => sessionStorage.getItem(KEY);

export function forget() {
  sessionStorage.removeItem(KEY);
}

/**
 * Use the code in the address, if there is one, and take it out of the address and its history.
 * @returns {Promise<string>} what is wrong with it; empty where nothing is
 */
export async function enterByAddress() {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (!code) return '';
  history.replaceState(null, '', '#/papers');
  return enter(code);
}

/**
 * @param {string} code
 * @returns {Promise<string>} what is wrong with it; empty where nothing is
 */
async function enter(code) {
  try {
    const answer = await fetch('/api/sessions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, client_name: `Library page in ${tellBrowser()}` }),
    });
    const said = await answer.json();
    if (!answer.ok) return said.message;
    sessionStorage.setItem(KEY, said.token);
    return '';
  } catch {
    return 'The server does not answer: start it with `dejalu serve`, then try again.';
  }
}

/**
 * Ask for a code, until a good one is given.
 * @param {HTMLElement} main
 * @param {string} wrong what was wrong with the last one
 * @returns {Promise<void>}
 */
export function askForCode(main, wrong) {
  return new Promise((resolve) => {
    const problem = make('p', { id: 'problem', class: 'bad', role: 'alert' }, wrong);
    const code = make('input', {
      name: 'code', required: true, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false',
      'aria-describedby': 'problem', placeholder: 'ABCD-EFGH',
    });
    const submit = button('Open my library', () => {}, { type: 'submit', class: 'main' });
    /** @param {SubmitEvent} event */
    async function tryCode(event) {
      event.preventDefault();
      submit.disabled = true;
      problem.textContent = await enter(code.value);
      submit.disabled = false;
      if (token()) resolve();
      else code.select();
    }
    main.replaceChildren(
      make('h1', {}, 'Your library'),
      make('p', {}, 'It opens by itself with ', make('code', {}, 'dejalu open --library'),
        ', or with “Library” in the popup of the extension. Anywhere else, type the code that ',
        make('code', {}, 'dejalu pair'), ' prints.'),
      make('form', { submit: tryCode, class: 'row' }, make('label', {}, 'Code ', code), submit),
      problem,
    );
    code.focus();
  });
}

function tellBrowser() {
  const agent = navigator.userAgent;
  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chromium'], ['Safari/', 'Safari']];
  return browser.find(([sign]) => agent.includes(/** @type {string} */ (sign)))?.[1] ?? 'a browser';
}

// A code that lets another browser in.

import { copyButton } from '../copying.js';
import { button, make } from '../element.js';
import { drawTime } from '../moments.js';
import { attempt, problemLine } from '../problems.js';
import { send } from '../server.js';

/** @typedef {{ code: string, server: string, url: string, library: string, expires_at: string }} Code */

export function drawPairing() {
  const place = make('div', { class: 'code', role: 'status' });
  const problem = problemLine();
  const ask = button('Let in another browser', async () => {
    /** @type {Code | undefined} */
    const made = await attempt(problem, () => send('POST', '/codes'));
    if (made) place.replaceChildren(...drawCode(made));
  });
  return make('div', {}, make('p', { class: 'row' }, ask), problem, place);
}

/** @param {Code} made */
const drawCode = ({ code, server, library, expires_at }) => [
  make('p', { class: 'big' }, make('code', {}, code)),
  make('p', {}, 'Type it into the options of the extension there, with the server ', make('code', {}, server),
    ', or open the library page there with this address. It is good for one browser, until ',
      drawTime(expires_at, 'moment'), '.'),
  make('div', { class: 'row' }, copyButton('Copy code', () => code), copyButton('Copy address', () => library)),
];

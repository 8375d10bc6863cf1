// What the server finds when it looks the library over.

import { button, count, make } from '../element.js';
import { attempt, problemLine } from '../problems.js';
import { get, send } from '../server.js';

/** @typedef {{ name: string, is_well: boolean, message: string, can_mend: boolean }} Finding */

export function drawHealth() {
  const problem = problemLine();
  const place = make('div', { role: 'status' });
  const examine = button('Look it over', () => work(async () => {
    /** @type {{ findings: Finding[] }} */
    const { findings } = await get('/health');
    place.replaceChildren(...drawFindings(findings, mend));
  }));
  const mend = () => work(async () => {
    /** @type {{ done: string[] }} */
    const { done } = await send('POST', '/health/mend');
    place.replaceChildren(make('p', { class: 'good' },
      done.length ? 'Mended, after a backup:' : 'There was nothing to mend.'),
      make('ul', {}, ...done.map((one) => make('li', {}, one))));
  });
  /** @param {() => Promise<void>} act */
  async function work(act) {
    examine.disabled = true;
    place.textContent = 'Looking…';
    await attempt(problem, act);
    if (problem.textContent) place.textContent = '';
    examine.disabled = false;
    examine.focus();
  }
  return make('section', { class: 'panel', 'aria-labelledby': 'health' },
    make('h2', { id: 'health' }, 'Is it well?'),
    make('p', { class: 'faint' },
      'The server reads the whole library and looks for what does not fit. It changes nothing.'),
    make('p', { class: 'row' }, examine), problem, place);
}

/**
 * @param {Finding[]} findings
 * @param {() => unknown} mend
 */
function drawFindings(findings, mend) {
  const bad = findings.filter(({ is_well }) => !is_well);
  const head = bad.length ? make('p', { class: 'bad' }, `${count(bad.length, 'thing')} to look at.`)
    : make('p', { class: 'good' }, 'All is well.');
  const list = make('ul', { class: 'findings' }, ...findings.map(({ is_well, message }) =>
    make('li', {}, make('span', { class: is_well ? 'good' : 'bad' }, is_well ? '✓' : '!',
      make('span', { class: 'heard' }, is_well ? ' well: ' : ' not well: ')), make('span', {}, message))));
  const mendable = bad.some(({ can_mend }) => can_mend);
  return [head, list, ...(mendable ? [make('p', { class: 'row' }, button('Mend it', mend))] : [])];
}

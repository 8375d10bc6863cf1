// The imports that were made, each to be undone.

import { button, count, make } from '../element.js';
import { tellChanged } from '../live.js';
import { drawTime } from '../moments.js';
import { attempt, problemLine } from '../problems.js';
import { redraw } from '../redrawing.js';
import { say } from '../said.js';
import { get, send } from '../server.js';

/**
 * @typedef {object} Import
 * @property {string} id
 * @property {string} name
 * @property {string} format
 * @property {string} imported_at
 * @property {string | null} undone_at
 * @property {number} added
 * @property {number} merged
 * @property {number} refused
 */

export async function drawImports() {
  const problem = problemLine();
  const list = make('ul', { class: 'entries' });
  const section = make('section', { class: 'panel', 'aria-labelledby': 'imports' },
    make('h2', { id: 'imports' }, 'Imported before'), list, problem);
  async function update() {
    /** @type {{ imports: Import[] }} */
    const { imports } = await get('/imports');
    section.hidden = !imports.length;
    redraw(list, () => imports.map((one) => drawOne(one, () => undo(one))));
  }
  /** @param {Import} one */
  const undo = ({ id, name }) => attempt(problem, async () => {
    await send('POST', `/imports/${id}/undo`);
    await Promise.all([update(), tellChanged()]);
    say(`What ${name} brought, and nobody changed since, is taken out again.`);
  });
  await update();
  return { section, update };
}

/**
 * @param {Import} one
 * @param {() => unknown} undo
 */
function drawOne({ name, imported_at, undone_at, added, merged }, undo) {
  return make('li', {},
    make('div', {}, make('strong', {}, name || 'A file'),
      make('p', { class: 'faint' }, drawTime(imported_at, 'moment'),
        ` · ${count(added, 'new paper')}, ${merged} known`)),
    undone_at ? make('span', { class: 'faint' }, 'undone') : button('Undo', undo,
      { 'aria-label': `Undo the import of ${name}` }));
}

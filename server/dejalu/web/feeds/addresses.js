// Addresses at which the papers of a search can be read, each until it is revoked.

import { confirm } from '../dialog.js';
import { button, make } from '../element.js';
import { drawTime } from '../moments.js';
import { attempt, problemLine } from '../problems.js';
import { redraw } from '../redrawing.js';
import { say } from '../said.js';
import { get, send } from '../server.js';
import { FORMATS } from '../formats.js';
import { drawMaker } from './making.js';

/**
 * @typedef {object} Address
 * @property {string} id
 * @property {string} name
 * @property {string} format
 * @property {Record<string, unknown>} wanted
 * @property {string} made_at
 * @property {string | null} read_at
 */

/** @param {string} asked the search that is there at first */
export async function drawAddresses(asked) {
  const problem = problemLine();
  const list = make('ul', { class: 'entries' });
  async function update() {
    /** @type {{ addresses: Address[] }} */
    const { addresses } = await get('/addresses');
    redraw(list, () => addresses.map((address) => drawOne(address, () => revoke(address))));
    if (!addresses.length) list.append(make('li', { class: 'faint' }, 'There is none yet.'));
  }
  /** @param {Address} address */
  async function revoke({ id, name }) {
    const text =
      'Whoever follows it is told that there is nothing any more. Another can be made, but not this one again.';
    if (!(await confirm(`Revoke the address of “${name}”?`, text, 'Revoke'))) return;
    await attempt(problem, async () => {
      await send('DELETE', `/addresses/${id}`);
      await update();
      say(`The address of “${name}” is revoked.`);
    });
  }
  await update();
  return make('section', { class: 'panel', 'aria-labelledby': 'addresses' },
    make('h2', { id: 'addresses' }, 'Follow a search'),
    make('p', { class: 'faint' },
      'A feed reader shows the papers of a search as they come in, and LaTeX on the web can load them as a ' +
      'bibliography. Whoever has the address can read these papers, and nothing else.'),
    drawMaker(asked, update), make('h3', {}, 'Addresses'), list, problem);
}

/**
 * @param {Address} address
 * @param {() => unknown} revoke
 */
function drawOne({ name, format, wanted, made_at, read_at }, revoke) {
  const search = tellWanted(wanted);
  return make('li', {},
    make('div', {}, make('strong', {}, name), make('span', { class: 'badge' }, FORMATS[format] ?? format),
      make('p', {}, search ? make('code', {}, search) : 'all papers'),
      make('p', { class: 'faint' }, 'Made on ', drawTime(made_at), read_at ? ', last read on ' : ', never read',
        read_at ? drawTime(read_at) : '')),
    button('Revoke', revoke, { 'aria-label': `Revoke ${name}` }));
}

/** @param {Record<string, unknown>} wanted the filters of an address */
const tellWanted = (wanted) => Object.entries(wanted)
  .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && !value.length))
  .map(([name, value]) => (name === 'q' ? String(value) : `${name}: ${[value].flat().join(', ')}`)).join(' · ');

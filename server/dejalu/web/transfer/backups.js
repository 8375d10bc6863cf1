// Copies of the whole library, in its folder on the server.

import { button, make } from '../element.js';
import { drawTime } from '../moments.js';
import { attempt, problemLine } from '../problems.js';
import { say } from '../said.js';
import { get, send } from '../server.js';

/** @typedef {{ name: string, made_at: string, kind: string, size: number }} Backup size in bytes */

const SIZE = new Intl.NumberFormat('en', { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });

export async function drawBackups() {
  const problem = problemLine();
  const list = make('ul', { class: 'entries' });
  async function update() {
    /** @type {{ backups: Backup[] }} */
    const { backups } = await get('/backups');
    list.replaceChildren(...backups.map(drawOne));
    if (!backups.length) list.append(make('li', { class: 'faint' }, 'There is none yet. The server makes one a day.'));
  }
  const back = button('Back up now', async () => {
    back.disabled = true;
    await attempt(problem, async () => {
      await send('POST', '/backups');
      await update();
      say('The whole library is backed up, and the copy was looked through.');
    });
    back.disabled = false;
    back.focus();
  });
  await update();
  return make('section', { class: 'panel', 'aria-labelledby': 'backups' },
    make('h2', { id: 'backups' }, 'Backups'),
    make('p', { class: 'faint' }, 'They lie in the folder of the library; ', make('code', {}, 'dejalu restore'),
      ' puts one back.'),
    make('p', { class: 'row' }, back), problem, list);
}

/** @param {Backup} backup */
const drawOne = ({ name, made_at, kind, size }) => make('li', {},
  make('div', {}, drawTime(made_at, 'moment'), make('span', { class: 'badge' }, kind),
    make('p', { class: 'faint' }, make('code', {}, name))),
  make('span', { class: 'faint' }, SIZE.format(size / 1e6)));

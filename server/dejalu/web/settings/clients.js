// The browsers and scripts that can read and change this library.

import { confirm } from '../dialog.js';
import { button, make } from '../element.js';
import { drawTime } from '../moments.js';
import { attempt, problemLine } from '../problems.js';
import { redraw } from '../redrawing.js';
import { say } from '../said.js';
import { get, send } from '../server.js';
import { drawPairing } from './pairing.js';

/**
 * @typedef {object} Client
 * @property {string} id
 * @property {string} name
 * @property {string} last_seen_at
 * @property {string | null} expires_at when a session of this page ends, unless it is used
 * @property {boolean} is_you
 */

export async function drawClients() {
  const problem = problemLine();
  const rows = make('tbody');
  async function draw() {
    /** @type {{ clients: Client[] }} */
    const { clients } = await get('/clients');
    redraw(rows, () => clients.map((client) => drawRow(client, () => revoke(client))));
  }
  /** @param {Client} client */
  async function revoke(client) {
    const text = client.is_you
      ? 'This page closes. `dejalu open --library` opens it again.'
      : 'It can read and change nothing here until it is paired again. What it wrote stays.';
    if (!(await confirm(`End the access of “${client.name}”?`, text, 'End its access'))) return;
    await attempt(problem, async () => {
      await send('DELETE', `/clients/${client.id}`);
      await draw();
      say(`“${client.name}” has no access any more.`);
    });
  }
  await draw();
  return make('section', { class: 'panel', 'aria-labelledby': 'clients' },
    make('h2', { id: 'clients' }, 'Who has access'),
    make('p', { class: 'faint' }, 'Browsers with the extension, scripts, and pages such as this one.'),
    make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Clients' },
      make('table', { class: 'figures' },
        make('thead', {}, make('tr', {},
          ...['Name', 'Last here', 'Until'].map((name) => make('th', { scope: 'col' }, name)),
          make('th', { scope: 'col' }, make('span', { class: 'heard' }, 'Revoke')))),
        rows)),
    problem,
    drawPairing());
}

/**
 * @param {Client} client
 * @param {() => unknown} revoke
 */
const drawRow = ({ name, last_seen_at, expires_at, is_you }, revoke) => make('tr', {},
  make('th', { scope: 'row' }, name, is_you && make('span', { class: 'badge' }, 'this page')),
  make('td', {}, drawTime(last_seen_at, 'moment')),
  make('td', {}, expires_at ? drawTime(expires_at, 'moment') : 'no end'),
  make('td', { class: 'does' }, button('Revoke', revoke, { class: 'quiet', 'aria-label': `Revoke ${name}` })));

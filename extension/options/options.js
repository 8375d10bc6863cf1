// The options page. Opened with `#server=http://127.0.0.1:8711&code=CODE` it pairs at once, so that a program can
// pair a browser; with `&next=https://…` it then goes on to that page.

/** @import { Connection } from '../types.d.ts' */

import { send } from '../shared/messages.js';
import { changeSettings, readSettings } from '../shared/settings.js';

const connection = /** @type {HTMLElement} */ (document.getElementById('connection'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('pairing'));
const forget = /** @type {HTMLButtonElement} */ (document.getElementById('forget'));
const countSeen = /** @type {HTMLInputElement} */ (document.getElementById('count-seen'));
const copyKeys = /** @type {HTMLInputElement} */ (document.getElementById('copy-keys'));

/** @param {Connection} now */
function draw({ state, server, problem }) {
  connection.className = state === 'connected' ? 'good' : 'bad';
  connection.textContent = state === 'connected' ? `Connected to ${server}` : problem;
  forget.hidden = state === 'unpaired';
}

const readConnection = async () => (await send('overview', { tab_id: -1 })).connection;

/**
 * @param {string} server
 * @param {string} code
 */
async function pair(server, code) {
  const address = URL.parse(server);
  if (address?.protocol !== 'http:' || address.hostname !== '127.0.0.1') {
    connection.className = 'bad';
    connection.textContent = 'Give the server as it prints its address, such as http://127.0.0.1:8711.';
    return;
  }
  try {
    draw(await send('pair', { server: address.origin, code }));
    form.reset();
  } catch (error) {
    connection.className = 'bad';
    connection.textContent = /** @type {Error} */ (error).message;
  }
}

/** Pair as the address says, unless this browser is connected to that server already. */
async function pairByAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname); // The code is nobody else's business.
  const [server, code, next] = ['server', 'code', 'next'].map((name) => wanted.get(name));
  if (!server || !code) return;
  await send('sync', {});
  const now = await readConnection();
  if (now.state === 'connected' && now.server === server) draw(now);
  else await pair(server, code);
  if (next?.startsWith('https://') && (await readConnection()).state === 'connected') location.assign(next);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { server, code } = Object.fromEntries(new FormData(form));
  void pair(String(server), String(code));
});
forget.addEventListener('click', async () => {
  await send('forget', {});
  draw(await readConnection());
});
countSeen.addEventListener('change', () => void changeSettings({ countSeen: countSeen.checked }));
copyKeys.addEventListener('change', () => void changeSettings({ copyKeys: copyKeys.checked }));

const settings = await readSettings();
countSeen.checked = settings.countSeen;
copyKeys.checked = settings.copyKeys;
draw(await readConnection());
await pairByAddress();

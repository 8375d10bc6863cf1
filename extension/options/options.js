// The options page. Opened with `#server=http://127.0.0.1:8711&code=CODE` it pairs at once, so that a program can
// pair a browser; with `&next=https://…` it then goes on to that page.

/** @import { Connection } from '../types.d.ts' */

import { count } from '../pages/element.js';
import { drawForgetting } from '../pages/forgetting.js';
import { send } from '../shared/messages.js';
import { changeSettings, readSettings } from '../shared/settings.js';

const connection = /** @type {HTMLElement} */ (document.getElementById('connection'));
/** What became of pairing. */
const told = /** @type {HTMLElement} */ (document.getElementById('told'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('pairing'));
const serverField = /** @type {HTMLInputElement} */ (form.elements.namedItem('server'));
const countSeen = /** @type {HTMLInputElement} */ (document.getElementById('count-seen'));
const copyKeys = /** @type {HTMLInputElement} */ (document.getElementById('copy-keys'));

/** @returns {Promise<Connection>} as it is now, drawn */
async function draw() {
  const overview = await send('overview', { tab_id: -1 });
  const { state, server, problem } = overview.connection;
  const kept = overview.waiting ? ` ${count(overview.waiting, 'edit')} wait${overview.waiting === 1 ? 's' : ''}.` : '';
  connection.className = state === 'connected' ? 'good' : 'bad';
  connection.textContent = state === 'connected' ? `Connected to ${server}` : problem + kept;
  if (server) serverField.defaultValue = server; // Until another one is typed.
  drawForgetting(overview);
  return overview.connection;
}

/**
 * @param {string} written
 * @returns {string | null} a server's address: this machine's, or by TLS
 */
function readAddress(written) {
  const address = URL.parse(written);
  const isLocal = address?.protocol === 'http:' && address.hostname === '127.0.0.1';
  if (address && (isLocal || address.protocol === 'https:')) return address.origin;
  told.textContent = 'Give the server as it prints its address, such as http://127.0.0.1:8711; one elsewhere by https://.';
  return null;
}

/**
 * The leave that the browser wants from its reader for asking another machine.
 * @param {string} server
 */
const leave = (server) => ({ origins: [`${server}/*`] });

/**
 * @param {string} server
 * @param {string} code
 */
async function pair(server, code) {
  told.textContent = '';
  try {
    await send('pair', { server, code });
    form.reset();
    await draw();
  } catch (error) {
    told.textContent = /** @type {Error} */ (error).message;
  }
}

/** Pair as the address says, unless this browser is connected to that server already. */
async function pairByAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname); // The code is nobody else's business.
  const [written, code, next] = ['server', 'code', 'next'].map((name) => wanted.get(name));
  const server = written && readAddress(written);
  if (!server || !code) return;
  await send('sync', {});
  const now = await draw();
  if (now.state !== 'connected' || now.server !== server) {
    if (!(await browser.permissions.contains(leave(server)))) return fillIn(server, code);
    await pair(server, code);
  }
  if (next?.startsWith('https://') && (await draw()).state === 'connected') location.assign(next);
}

/**
 * Nobody has pressed yet, and only who does can be asked.
 * @param {string} server
 * @param {string} code
 */
function fillIn(server, code) {
  for (const [name, value] of Object.entries({ server, code })) {
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value;
  }
  told.textContent = `Press Pair: your browser then asks whether Dejalu may speak to ${server}.`;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { server: written, code } = Object.fromEntries(new FormData(form));
  const server = readAddress(String(written));
  if (!server) return;
  if (await browser.permissions.request(leave(server))) await pair(server, String(code).trim());
  else told.textContent = `Not paired: without your leave nothing is sent to ${server}. Press Pair to be asked again.`;
});
countSeen.addEventListener('change', () => void changeSettings({ countSeen: countSeen.checked }));
copyKeys.addEventListener('change', () => void changeSettings({ copyKeys: copyKeys.checked }));

const settings = await readSettings();
countSeen.checked = settings.countSeen;
copyKeys.checked = settings.copyKeys;
// The browser may stop the worker before it has answered.
new BroadcastChannel('dejalu').addEventListener('message', () => void draw().catch(() => null));
await draw();
await pairByAddress();

// Where the reader's edits are: kept on the server, kept here, or in need of the reader.

/** @import { Overview, Refused } from '../types.d.ts' */

import { count, get, makeButton, makeText } from '../pages/element.js';
import { send } from '../shared/messages.js';

/** What is drawn of the refused edits: a button must not lose the focus because another edit comes or goes. */
let drawn = '[]';

/** @param {Overview} overview */
export function drawEdits(overview) {
  const { refused, unknown } = overview;
  tellWaiting(overview);
  tellNextTry(overview);
  get('refused').hidden = !refused.length;
  get('refused-title').textContent = `The server refused ${count(refused.length, 'edit')}`;
  if (JSON.stringify(refused) !== drawn) {
    drawn = JSON.stringify(refused);
    get('refused').querySelector('ul')?.replaceChildren(...refused.map(makeRefused));
  }
  const told = get('unknown').querySelector('p');
  if (told) told.textContent = `This browser knows ${count(unknown, 'paper')} that the server does not know.`;
  get('unknown').hidden = !unknown;
  get('send-unknown').onclick = () => send('send_unknown', {});
  get('forget-unknown').onclick = () => send('forget_unknown', {});
}

/** @param {Overview} overview */
function tellWaiting({ connection, waiting, waiting_since, refused }) {
  const isConnected = connection.state === 'connected';
  const parts = [];
  if (waiting) {
    parts.push(`${count(waiting, 'edit')} kept here, waiting for the server`);
    if (waiting_since) parts.push(` since ${tellTime(new Date(waiting_since))}`);
    parts.push('.');
  } else if (!isConnected) {
    parts.push('No edits wait.');
  } else {
    parts.push(refused.length ? 'All other edits are on the server.' : 'All edits are on the server.');
  }
  get('kept').textContent = parts.join('');
  get('kept').className = !waiting && isConnected ? 'good' : '';
}

/** @param {Overview} overview drawn anew every second */
export function tellNextTry({ connection, next_try_at }) {
  get('next-try').hidden = !next_try_at || connection.state === 'connected';
  if (next_try_at) get('next-try').textContent = `Next try ${tellWait(new Date(next_try_at))}.`;
}

/** @param {Refused} edit */
function makeRefused({ op_id, title, text, error }) {
  const item = document.createElement('li');
  const copy = makeButton('Copy', async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = 'Copied';
  });
  const row = document.createElement('p');
  row.className = 'row';
  row.append(
    copy,
    makeButton('Try again', () => send('retry', { op_id })),
    makeButton('Let it go', () => send('discard', { op_id })),
  );
  item.append(makeText('p', title, 'faint'), makeText('p', text, 'text'), makeText('p', error, 'bad'), row);
  return item;
}

/** @param {Date} time the day goes without saying when it is today's */
function tellTime(time) {
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(undefined, { ...(!isToday && { dateStyle: 'medium' }), timeStyle: 'short' });
}

/** @param {Date} time to come */
function tellWait(time) {
  const seconds = Math.ceil((time.getTime() - Date.now()) / 1000);
  if (seconds <= 0) return 'now';
  return seconds < 90 ? `in ${count(seconds, 'second')}` : `in ${count(Math.round(seconds / 60), 'minute')}`;
}

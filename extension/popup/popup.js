// The popup: how things stand at this very moment, and how to mend what is wrong.

/** @import { Connection, Figures, Overview } from '../types.d.ts' */

import { get, makeText } from '../pages/element.js';
import { drawForgetting } from '../pages/forgetting.js';
import { format, parse } from '../shared/identifiers.js';
import { NAMES, STANDINGS } from '../shared/marks.js';
import { send } from '../shared/messages.js';
import { drawEdits, tellNextTry } from './edits.js';

const PAIR = { mend: 'Pair', act: () => browser.runtime.openOptionsPage() };
const PAIR_AGAIN = { ...PAIR, mend: 'Pair again' };
const TRY_AGAIN = {
  mend: 'Try again',
  async act() {
    await send('sync', {});
    drawSoon();
  },
};

/**
 * @type {Record<Connection['state'], {
 *   tone: string, tell: (server: string) => string, mend?: string, act?: () => Promise<void>
 * }>} how each is told, and what mends it
 */
const STATES = {
  connected: { tone: 'good', tell: (server) => `Connected to ${server}` },
  unpaired: { tone: 'bad', tell: () => 'Not paired', ...PAIR },
  unreachable: { tone: 'bad', tell: () => 'The server does not answer', ...TRY_AGAIN },
  failing: { tone: 'bad', tell: () => 'Edits cannot be kept on the server now', ...TRY_AGAIN },
  stranger: { tone: 'bad', tell: () => 'Another program answers', ...TRY_AGAIN },
  outdated: { tone: 'bad', tell: () => 'This browser must be paired again', ...PAIR_AGAIN },
  revoked: { tone: 'bad', tell: (server) => `Revoked by ${server}`, ...PAIR_AGAIN },
  refused: { tone: 'bad', tell: (server) => `Refused by ${server}`, ...PAIR_AGAIN },
};

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
/** @type {Overview | undefined} the latest */
let overview;
let isDue = false;
/** One after the other, so that an older answer is never drawn over a newer one. */
let drawing = Promise.resolve();

async function draw() {
  isDue = false;
  overview = await send('overview', { tab_id: tab?.id ?? -1 });
  drawConnection(overview.connection);
  drawFigures(overview.figures);
  drawEdits(overview);
  drawForgetting(overview);
}

/** Draw in the next frame: a change seldom comes alone. */
function drawSoon() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    // The browser may stop the worker before it has answered; the next question starts it again.
    drawing = drawing.then(draw).catch(() => void setTimeout(drawSoon, 1000));
  });
}

/** @param {Connection} connection */
function drawConnection({ state, server, problem }) {
  const { tone, tell, mend = '', act = null } = STATES[state];
  get('connection').textContent = tell(server);
  get('connection').className = tone;
  get('problem').textContent = problem;
  get('problem').hidden = !problem;
  get('mend').textContent = mend;
  get('mend').hidden = !mend;
  get('mend').onclick = act;
  get('library').hidden = state !== 'connected';
}

/** Open the library in a tab of its own; the popup ends with that. */
async function openLibrary() {
  const problem = get('no-library');
  try {
    await send('open_library', {});
    problem.hidden = true;
  } catch (error) {
    problem.textContent = String(/** @type {Error} */ (error).message);
    problem.hidden = false;
  }
}

/** @param {Figures | null} figures */
function drawFigures(figures) {
  get('no-figures').hidden = figures !== null;
  const rows = figures
    ? [['papers', figures.papers], ...STANDINGS.map((status) => [NAMES[status], figures.counts[status]])]
    : [];
  get('figures').replaceChildren(
    ...rows.map(([name, number]) => {
      const row = document.createElement('div');
      row.append(makeText('dt', String(name)), makeText('dd', String(number)));
      return row;
    }),
  );
}

/** The way to the deleted notes of the paper whose own page the tab shows. */
function drawDeleted() {
  const paper = parse(tab?.url ?? '');
  get('deleted').hidden = !paper || paper.scheme === 'url';
  if (paper) get('deleted').setAttribute('href', `../history/history.html#paper=${encodeURIComponent(format(paper))}`);
}

// The outbox and the connection, of which the worker tells; and the page's figures.
new BroadcastChannel('dejalu').addEventListener('message', drawSoon);
browser.storage.session.onChanged.addListener(drawSoon);
setInterval(() => overview && tellNextTry(overview), 1000);
get('library').onclick = openLibrary;
drawDeleted();
drawSoon();

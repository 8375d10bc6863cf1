// The popup: how things stand, and how to mend what is wrong.

/** @import { Connection, Figures, Overview } from '../types.d.ts' */

import { NAMES, STANDINGS } from '../shared/marks.js';
import { send } from '../shared/messages.js';

/** @param {string} id */
const get = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Record<Connection['state'], { tone: string, tell: (server: string) => string, mend: string }>} */
const STATES = {
  connected: { tone: 'good', tell: (server) => `Connected to ${server}`, mend: '' },
  unpaired: { tone: 'bad', tell: () => 'Not paired', mend: 'Pair' },
  unreachable: { tone: 'bad', tell: () => 'The server does not answer', mend: 'Try again' },
  refused: { tone: 'bad', tell: (server) => `Refused by ${server}`, mend: 'Pair again' },
};

async function draw() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const overview = await send('overview', { tab_id: tab?.id ?? -1 });
  drawConnection(overview.connection);
  drawFigures(overview.figures);
  drawEdits(overview);
}

/** @param {Connection} connection */
function drawConnection({ state, server, problem }) {
  const { tone, tell, mend } = STATES[state];
  get('connection').textContent = tell(server);
  get('connection').className = tone;
  get('problem').textContent = problem;
  get('problem').hidden = !problem;
  get('mend').textContent = mend;
  get('mend').hidden = !mend;
  get('mend').onclick = async () => {
    if (state !== 'unreachable') return browser.runtime.openOptionsPage();
    await send('sync', {});
    await draw();
  };
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

/** @param {Overview} overview */
function drawEdits({ waiting, refused, connection }) {
  const where = connection.state === 'connected' ? 'All edits are on the server.' : 'No edits wait.';
  get('waiting').textContent = waiting ? `${waiting} kept here, waiting for the server.` : where;
  get('refused').hidden = !refused.length;
  get('refused')
    .querySelector('ul')
    ?.replaceChildren(...refused.map(({ title, error }) => makeText('li', `${title}: ${error}`)));
  get('discard').onclick = () => Promise.all(refused.map(({ op_id }) => send('discard', { op_id }))).then(draw);
}

/**
 * @param {string} tag
 * @param {string} text
 */
function makeText(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

void draw();

// “Forget this server”, in the popup and in the options; asked once more where edits wait.

/** @import { Overview } from '../types.d.ts' */

import { send } from '../shared/messages.js';
import { count, get, makeButton, makeText } from './element.js';

let waiting = 0;
const button = makeButton('Forget this server', () => (waiting ? ask(true) : forget()));
const question = makeText('p', '');
const row = makeText('p', '', 'row');
row.append(makeButton('Forget the server', forget), makeButton('Keep it', () => ask(false)));
/** What is left to do at the server. */
const told = makeText('p', '', 'bad');
told.setAttribute('role', 'alert');
get('forgetting').append(button, question, row, told);
ask(false);
button.hidden = true; // Until it is known whether there is a server to forget.

/** @param {Overview} overview */
export function drawForgetting({ connection, waiting: number }) {
  waiting = number;
  const isPaired = connection.server !== '';
  if (!isPaired || !number) ask(false);
  if (!row.hidden) tellWaiting();
  button.hidden = !isPaired || !row.hidden;
}

/** @param {boolean} isAsked */
function ask(isAsked) {
  question.hidden = row.hidden = !isAsked;
  button.hidden = isAsked;
  if (!isAsked) return;
  tellWaiting();
  /** @type {HTMLElement} */ (row.lastElementChild).focus();
}

function tellWaiting() {
  question.textContent =
    `${count(waiting, 'edit')} wait${waiting === 1 ? 's' : ''} for this server. Forget the server all the same? ` +
    'What waits stays here, and is sent once this browser is paired again.';
}

async function forget() {
  told.textContent = await send('forget', {});
  ask(false);
  button.hidden = true;
}

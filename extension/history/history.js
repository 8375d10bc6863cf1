// What notes said before. `#note=ID` shows every version of one note, `#paper=ID` the deleted notes of one paper, by the
// server's number for it or an identifier; and each text can be brought back.

/** @import { DeletedNotes, History, Revision } from '../types.d.ts' */

import { send } from '../shared/messages.js';
import { uuid7 } from '../shared/uuid.js';
import { compare } from './diff.js';

const TAGS = { same: 'span', added: 'ins', removed: 'del' };
const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });

/** @param {string} id */
const get = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

async function draw() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const [note, paper] = [wanted.get('note'), wanted.get('paper')];
  try {
    if (note) drawVersions(await send('revisions', { note_id: note }));
    else drawDeleted(await send('deleted_notes', { paper: paper ?? '' }));
    if (get('told').className) tell('');
  } catch (error) {
    complain(error);
  }
}

/** @param {History} history */
function drawVersions({ note_id, is_deleted, paper, revisions }) {
  drawHead('Versions of a note', paper.title);
  get('deleted').setAttribute('href', `#paper=${paper.id}`);
  get('deleted').hidden = false;
  const items = revisions.map((one, place) => {
    const before = revisions.find(({ revision }) => revision === one.base_revision) ?? revisions[place + 1];
    const isShown = one.is_current && !is_deleted;
    const state = isShown ? 'As it is now' : one.is_current ? 'As it was when it was deleted' : '';
    const button = isShown ? null : makeButton('Bring back', () => bringBack(note_id, one.body));
    return makeItem([one.written_at, state, button], drawChanges(one, before));
  });
  get('texts').replaceChildren(...items);
}

/** @param {DeletedNotes} deleted */
function drawDeleted({ paper, notes }) {
  drawHead('Deleted notes', paper.title);
  get('deleted').hidden = true;
  const items = notes.map(({ note_id, body, deleted_at }) => {
    const versions = make('a', 'Versions');
    versions.setAttribute('href', `#note=${note_id}`);
    return makeItem([deleted_at, versions, makeButton('Bring back', () => bringBack(note_id, body))], [body]);
  });
  get('texts').replaceChildren(...(items.length ? items : [make('li', 'No note of this paper is deleted.')]));
}

/**
 * An ordinary edit, from the note as the server has it at this moment.
 * @param {string} note_id
 * @param {string} body
 */
async function bringBack(note_id, body) {
  try {
    const { paper, revisions } = await send('revisions', { note_id });
    const base_revision = revisions.find(({ is_current }) => is_current)?.revision ?? null;
    const { identifiers, title } = paper;
    const act = /** @type {const} */ ({ type: 'put_note', note_id, body, base_revision });
    await send('edit', { edit: { op_id: uuid7(), paper: { identifiers, title }, act } });
    await send('sync', {});
    await draw();
    tell('Brought back.');
  } catch (error) {
    complain(error);
  }
}

/**
 * @param {string} title
 * @param {string} paper
 */
function drawHead(title, paper) {
  document.title = title;
  get('title').textContent = title;
  get('paper').textContent = paper;
}

/**
 * @param {string} text
 * @param {'' | 'bad'} [tone]
 */
function tell(text, tone = '') {
  get('told').textContent = text;
  get('told').className = tone;
}

/** @param {unknown} error */
const complain = (error) => tell(/** @type {Error} */ (error).message, 'bad');

/**
 * @param {Revision} version
 * @param {Revision | undefined} before
 */
function drawChanges(version, before) {
  if (!before) return [version.body];
  return compare(before.body, version.body).map(({ kind, text }) => make(TAGS[kind], text));
}

/**
 * @param {[string, string | Node, Node | null]} head the time first
 * @param {(string | Node)[]} text
 */
function makeItem([time, state, button], text) {
  const when = make('time', WHEN.format(new Date(time)));
  when.setAttribute('datetime', time);
  return make('li', make('header', when, make('span', state), ...(button ? [button] : [])), make('pre', ...text));
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function makeButton(text, act) {
  const button = make('button', text);
  button.setAttribute('type', 'button');
  button.addEventListener('click', act);
  return button;
}

/**
 * @param {string} tag
 * @param {(string | Node)[]} content
 */
function make(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

window.addEventListener('hashchange', () => {
  tell('');
  void draw();
});
new BroadcastChannel('dejalu').addEventListener('message', draw);
await draw();

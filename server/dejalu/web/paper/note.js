// One note: what it says, the passage it is about, and what can be done with it.

import { button, make } from '../element.js';
import { drawTime } from '../moments.js';
import { makeOperation, sendOperations } from '../operations.js';
import { say, sayError } from '../said.js';
import { showVersions } from './versions.js';

/** @import { Mark, Note } from '../types.d.ts' */
/** @import { Whole } from './loading.js' */

/**
 * @param {Whole} whole
 * @param {Note} note
 * @param {() => void} edit
 */
export function drawNote({ paper, history }, note, edit) {
  const { note_id, body, quote } = note;
  const kept = history.notes.find((one) => one.note_id === note_id);
  const key = (/** @type {string} */ name) => ({ class: 'quiet', 'data-key': `${name}-${note_id}` });
  return make('article', { class: 'note', 'aria-label': 'Note' },
    quote && make('blockquote', { class: 'quote' }, quote.exact),
    drawText(body, kept?.html),
    make('footer', { class: 'row faint' },
      kept ? drawTime(kept.changed_at) : '',
      button('Edit', edit, key('edit')),
      button('Versions', () => showVersions(paper.mark, note_id), key('versions')),
      button('Delete', () => remove(paper.mark, note).catch(sayError), key('delete'))));
}

/**
 * Markdown as the server has rendered it, made safe once more by the browser itself; where it cannot, the bare text.
 * @param {string} text
 * @param {string | undefined} html
 */
export function drawText(text, html) {
  const element = make('div', { class: 'prose' });
  const { setHTML } = /** @type {{ setHTML?: (html: string) => void }} */ (element);
  if (html && setHTML) setHTML.call(element, html);
  else element.append(make('p', { class: 'bare' }, text));
  return element;
}

/**
 * @param {Mark} mark
 * @param {Note} note
 */
async function remove(mark, { note_id, body, revision }) {
  await sendOperations(makeOperation(mark, { type: 'delete_note', note_id, base_revision: revision }));
  const back = makeOperation(mark, { type: 'put_note', note_id, body, base_revision: revision });
  say('The note is deleted.', { action: { name: 'Undo', act: async () => {
    await sendOperations(back).then(() => say('The note is back.'), sayError);
  } } });
}

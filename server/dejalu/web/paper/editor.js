// Where a note is written. Its text is lost by nothing: not by a server that is down, nor by leaving the page.

import { button, make } from '../element.js';
import { makeOperation, sendOperation } from '../operations.js';
import { attempt, problemLine } from '../problems.js';
import { uuid7 } from '../shared/uuid.js';
import * as drafts from './drafts.js';

/** @import { Mark, Note } from '../types.d.ts' */

/**
 * @param {Mark} mark the paper's
 * @param {Pick<Note, 'note_id'> & Partial<Note>} note a new one has an id only
 * @param {(isKept: boolean) => unknown} close
 */
export function drawEditor(mark, note, close) {
  const { note_id, body = '', revision = null } = note;
  const place = `${mark.paper_id}/${note_id}`;
  const draft = drafts.find(place) ?? { body, base_revision: revision };
  const problem = problemLine();
  const text = make('textarea', { rows: 6, 'aria-label': 'Note', placeholder: 'Markdown is understood', input: keep }, draft.body);
  const save = button('Save', () => {}, { type: 'submit', class: 'main' });

  function keep() {
    drafts.keep(place, { ...draft, body: text.value });
  }
  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const written = text.value;
    if (!written.trim()) return leave(false);
    // Sent again as it was: should the first answer have been lost, it is not written twice.
    const isSame = draft.sent?.type === 'put_note' && draft.sent.body === written;
    const operation = isSame && draft.sent ? draft.sent : makeOperation(mark, {
      type: 'put_note', note_id, body: written, base_revision: draft.base_revision,
    });
    draft.sent = operation;
    keep();
    save.disabled = true;
    const isKept = await attempt(problem, async () => {
      await sendOperation(operation);
      return true;
    });
    save.disabled = false;
    if (!isKept) return text.focus();
    if (text.value === written) return leave(true);
    draft.base_revision = operation.op_id; // It was written on meanwhile.
    return keep();
  }
  /** @param {boolean} isKept */
  function leave(isKept) {
    drafts.drop(place);
    close(isKept);
  }
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (text.value === body) leave(false);
  }
  const form = make(
    'form', { class: 'editing', submit, keydown: press }, text, problem,
    make('div', { class: 'row' }, save, button('Cancel', () => leave(false)),
      make('span', { class: 'faint hint' }, 'Ctrl+Enter saves')),
  );
  return form;
}

/** @returns {Pick<Note, 'note_id'>} */
export const newNote = () => ({ note_id: uuid7() });

// Where a note is written. Its text is lost by nothing: not by a server that is down, nor by leaving the page.

/** @import { Mark, Note } from './types.d.ts' */

import * as drafts from './drafts.js';
import { button, make } from './element.js';
import { makeOperation, sendOperations } from './operations.js';
import { attempt, problemLine } from './problems.js';
import { say } from './said.js';
import { uuid7 } from './shared/uuid.js';

/**
 * @param {Mark} mark the paper's
 * @param {Pick<Note, 'note_id'> & Partial<Note>} note a new one has an id only
 * @param {() => unknown} close
 * @param {() => unknown} reopen
 */
export function drawEditor(mark, note, close, reopen) {
  const { note_id, body = '', revision = null } = note;
  const place = `${mark.paper_id}/${note_id}`;
  /** @type {drafts.Draft} */
  const draft = drafts.find(place) ?? { body, base_revision: revision, sent: [] };
  const problem = problemLine();
  const text = make('textarea', { rows: 6, 'aria-label': 'Note', placeholder: 'Markdown is understood', input: keep },
    draft.body);
  const save = button('Save', () => {}, { type: 'submit', class: 'main' });

  function keep() {
    drafts.keep(place, { ...draft, body: text.value });
  }
  /** @param {string} written */
  function add(written) {
    // Sent again as it was, and another text upon it: should only its answer have been lost, nothing is there twice.
    const last = draft.sent.at(-1);
    if (last?.body === written) return;
    const base_revision = last?.op_id ?? draft.base_revision;
    draft.sent.push(makeOperation(mark, { type: 'put_note', note_id, body: written, base_revision }));
  }
  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const written = text.value;
    if (!written.trim()) {
      problem.textContent = 'There is nothing to save. “Delete” takes a note away.';
      return text.focus();
    }
    add(written);
    keep();
    save.disabled = true;
    const isKept = await attempt(problem, async () => {
      await sendOperations(...draft.sent);
      return true;
    });
    save.disabled = false;
    if (!isKept) return text.focus();
    if (text.value === written) return leave();
    return keep(); // It was written on meanwhile.
  }
  function leave() {
    drafts.drop(place);
    close();
  }
  function cancel() {
    const written = text.value;
    leave();
    if (!written.trim() || written === body) return;
    say('What you wrote is put away.', { action: { name: 'Bring it back', act: () => {
      drafts.keep(place, { ...draft, body: written });
      reopen();
    } } });
  }
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (text.value === body) leave();
  }
  const form = make(
    'form', { class: 'editing', submit, keydown: press }, text, problem,
    make('div', { class: 'row' }, save, button('Cancel', cancel),
      make('span', { class: 'faint hint' }, 'Ctrl+Enter saves')),
  );
  return form;
}

/** @returns {Pick<Note, 'note_id'>} */
export const newNote = () => ({ note_id: uuid7() });

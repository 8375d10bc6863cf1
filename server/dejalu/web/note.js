// Writing a note. What was typed is kept in this tab until the server has it.

/** @import { Note, Paper } from './types.d.ts' */

import { show } from './dialog.js';
import { button, make } from './element.js';
import { tellChanged } from './live.js';
import { say } from './said.js';
import { ServerError, send } from './server.js';
import { uuid7 } from './shared/uuid.js';

/**
 * Ask for a note on a paper, or for another text of one.
 * @param {Pick<Paper, 'id' | 'title' | 'authors' | 'mark'>} paper
 * @param {Note | null} [note]
 */
export function writeNote(paper, note = null) {
  const draft = `draft:${note?.note_id ?? paper.id}`;
  const put = makePut(paper, note);
  return show(note ? 'Change the note' : 'Note', (close) => {
    const text = make('textarea', {
      'aria-label': 'Note', 'aria-describedby': 'note-told', rows: 8, maxlength: 100_000, autofocus: true,
    });
    text.addEventListener('input', () => sessionStorage.setItem(draft, text.value));
    text.value = sessionStorage.getItem(draft) ?? note?.body ?? '';
    const told = make('p', { id: 'note-told', role: 'status', class: 'faint' }, 'Markdown. Ctrl+Enter saves.');
    const submit = button('Save', () => {}, { type: 'submit', class: 'main' });
    /** @param {Event} event */
    async function save(event) {
      event.preventDefault();
      if (!text.value.trim() || submit.disabled) return text.focus();
      submit.disabled = true;
      const wrong = await put(text.value);
      submit.disabled = false;
      told.className = wrong ? 'bad' : 'faint';
      told.textContent = wrong && `Not saved: ${wrong}`;
      if (wrong) return text.focus();
      sessionStorage.removeItem(draft);
      close('saved');
      say('The note is saved.');
      await tellChanged();
    }
    const form = make('form', { submit: save, class: 'writing' },
      make('p', { class: 'faint' }, paper.title),
      ...(note ? [] : paper.mark.notes.map(({ body }) => make('blockquote', {}, body))),
      text, told, make('div', { class: 'row end' }, button('Cancel', () => close()), submit));
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    return [form];
  });
}

/**
 * A way to have the server keep a text; to be asked again where it did not answer, with the same or another text.
 * @param {Pick<Paper, 'title' | 'authors' | 'mark'>} paper
 * @param {Note | null} note
 */
function makePut({ mark: { identifiers }, title, authors }, note) {
  const paper = { identifiers, title, authors: authors.slice(0, 5000) };
  const note_id = note?.note_id ?? uuid7();
  /** @type {{ op_id: string, at: string, body: string, base_revision: string | null }[]} those maybe delivered */
  const operations = [];

  /** @param {string} body @returns {Promise<string>} what is wrong; empty where nothing is */
  return async function put(body) {
    const last = operations.at(-1);
    if (last?.body !== body) {
      const base_revision = last?.op_id ?? note?.revision ?? null;
      operations.push({ op_id: uuid7(), at: stamp(operations.length), body, base_revision });
    }
    const said = operations.map((one) => ({ ...one, type: 'put_note', paper, note_id, quote: note?.quote ?? null }));
    try {
      const { results } = await send('POST', '/sync', { since: null, sent_at: stamp(operations.length), operations: said });
      return results.at(-1).error ?? '';
    } catch (error) {
      if (error instanceof ServerError) return error.message;
      throw error;
    }
  };
}

/** The stamp of this browser's clock, as the extension's outbox makes it. @param {number} count */
const stamp = (count) => `${String(Date.now()).padStart(15, '0')}-${String(count).padStart(4, '0')}`;

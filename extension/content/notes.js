// A paper's notes, saved as they are typed; what differs from what was saved is never replaced.

/** @import { Controls } from './types.d.ts' */
/** @import { Note } from '../types.d.ts' */

import { make } from './element.js';
import { makeButton } from './trusted.js';

/** Milliseconds without a key press until what was typed is saved. */
const PAUSE = 400;

/** @param {Controls} controls */
export function makeNotes(controls) {
  const state = make('p', { className: 'state', role: 'status' });
  const another = makeButton('Add another note', () => addField(null).focus());
  const row = make('div', { className: 'row' }, state, another);
  const element = make('div', { className: 'editor' }, row);

  /** @type {ReturnType<typeof makeField>[]} */
  let fields = [];

  /** @param {Note | null} note */
  function addField(note) {
    const field = makeField(controls, note, (text) => (state.textContent = text));
    fields.push(field);
    row.before(field.element);
    return field;
  }

  return {
    element,
    save: () => fields.forEach((field) => field.save()),
    draw() {
      const { notes } = controls.getMark();
      for (const note of notes) {
        const field = fields.find(({ id }) => id === note.note_id);
        if (field) field.show(note);
        else addField(note);
      }
      fields = fields.filter((field) => field.isWanted(notes) || field.element.remove());
      if (!fields.length) addField(null);
      another.hidden = !notes.length;
    },
  };
}

/**
 * @param {Controls} controls
 * @param {Note | null} note
 * @param {(text: string) => void} tell
 */
function makeField(controls, note, tell) {
  const id = note?.note_id ?? crypto.randomUUID();
  let saved = note?.body ?? '';
  /** @type {string | null} */
  let revision = note?.revision ?? null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  const text = make('textarea', { maxLength: 100_000, value: saved });
  const element = make('label', {}, 'Note (Markdown)', text);
  text.addEventListener('input', () => {
    tell('Saving…');
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE);
  });
  text.addEventListener('blur', save);

  async function save() {
    clearTimeout(pause);
    const body = text.value;
    if (body === saved) return;
    const before = saved;
    saved = body;
    const op_id = await controls.act(
      body.trim()
        ? { type: 'put_note', note_id: id, body, base_revision: revision }
        : { type: 'delete_note', note_id: id },
    );
    if (op_id === null) {
      if (saved === body) saved = before;
      tell('Not saved: reload this page, after copying what you wrote.');
      return;
    }
    if (body.trim()) revision = op_id;
    tell('Saved');
  }

  return {
    id,
    element,
    save,
    focus: () => text.focus(),
    /** @param {Note} known the note as it stands, here or after an edit elsewhere */
    show(known) {
      if (text.value !== saved) return;
      revision = known.revision;
      if (known.body === saved) return;
      saved = known.body;
      text.value = known.body;
    },
    /** @param {Note[]} notes */
    isWanted: (notes) =>
      notes.some(({ note_id }) => note_id === id) || text.value !== saved || !notes.length || text.matches(':focus'),
  };
}

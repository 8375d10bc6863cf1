// A paper's notes, saved as they are typed; what differs from what was saved is never replaced.

/** @import { Controls, Field, MakeField, Note } from './types.d.ts' */

import { uuid7 } from '../shared/uuid.js';
import { make } from './element.js';
import { life, send } from './life.js';
import { makeButton, onTrusted } from './trusted.js';

/** Milliseconds without a key press until what was typed is saved. */
const PAUSE = 400;

const ENDED = 'Nothing is saved any more: reload this page, after copying what you wrote.';

/** @param {Controls} controls */
export function makeNotes(controls) {
  const state = make('p', { className: 'state', role: 'status' });
  const another = makeButton('Add another note', () => addField(null).text.focus());
  const row = make('div', { className: 'row' }, state, another);
  const element = make('div', { className: 'editor' }, row);

  life.addEventListener('abort', () => tell(ENDED));

  /** @type {Field[]} */
  let fields = [];

  const tell = (/** @type {string} */ text) => (state.textContent = text);

  /** @type {(note: Note | null, id?: string) => Field} */
  function addField(note, id) {
    const field = makeField(controls, note, tell, id);
    fields.push(field);
    row.before(field.element);
    return field;
  }

  return {
    element,
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
    tell,
    /** The field of a note that may not have been saved yet. */
    addField(/** @type {string} */ id) {
      const note = controls.getMark().notes.find(({ note_id }) => note_id === id);
      return addField(note ?? null, id).text;
    },
  };
}

/** @type {MakeField} */
function makeField(controls, note, tell, id = note?.note_id ?? uuid7()) {
  const text = make('textarea', { name: id, maxLength: 100_000 });
  const caption = make('span', {}, 'Note (Markdown)');
  const versions = makeButton('Versions of this note', () => void send('open_history', { note_id: id }), 'Versions');
  const element = make('div', { className: 'note' }, make('label', {}, caption, text), versions);

  let saved = '';
  /** @type {string | null} */
  let revision = null;
  /** Whether the reader did something here; a page can change the text, too. */
  let isTouched = false;
  let pause = 0;

  onTrusted(text, 'input', () => {
    isTouched = true;
    tell('Saving…');
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE);
  });
  onTrusted(text, 'keydown', () => (isTouched = true));
  onTrusted(text, 'blur', () => {
    isTouched ||= navigator.userActivation.isActive;
    void save();
  });
  document.addEventListener('visibilitychange', save, { signal: life }); // The page is left.

  async function save() {
    clearTimeout(pause);
    const body = text.value;
    if (!isTouched || body === saved) return;
    const before = saved;
    saved = body;
    isTouched = false;
    const op_id = await controls.act(
      body.trim()
        ? { type: 'put_note', note_id: id, body, base_revision: revision }
        : { type: 'delete_note', note_id: id, base_revision: revision },
    );
    if (op_id === null) {
      if (saved === body) saved = before;
      isTouched = true;
      tell(ENDED);
      return;
    }
    text.defaultValue = body; // What differs from it is taken over when the extension is updated.
    if (body.trim()) revision = op_id;
    versions.hidden = false;
    tell('Saved');
  }

  function show(/** @type {Note} */ known) {
    caption.textContent = known.conflict_of
      ? 'Note: the other of two versions written at the same time, kept beside the first'
      : 'Note (Markdown)';
    if (text.value !== saved) return;
    revision = known.revision;
    if (known.body === saved) return;
    text.value = known.body;
    saved = text.defaultValue = text.value; // As the field has it: it may write line ends differently.
  }

  versions.hidden = !note;
  if (note) show(note);

  return {
    id,
    element,
    text,
    show,
    isWanted: (notes) =>
      notes.some(({ note_id }) => note_id === id) || text.value !== saved || !notes.length || text.matches(':focus'),
  };
}

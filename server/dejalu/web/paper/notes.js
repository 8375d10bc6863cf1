// The notes on a paper: those there are, the one being written, and those that were deleted.

import { button, make } from '../element.js';
import { drawTime } from '../moments.js';
import { redraw } from '../redrawing.js';
import * as drafts from '../drafts.js';
import { drawEditor, newNote } from '../editor.js';
import { drawNote } from './note.js';
import { bringBack } from './versions.js';

/** @import { Note } from '../types.d.ts' */
/** @import { Whole } from './loading.js' */

/** @param {Whole} whole as it is first shown */
export function makeNotes(whole) {
  const section = make('section', { class: 'notes', 'aria-label': 'Notes' });
  /** @type {Map<string, HTMLElement>} editors that are open, by the note's id */
  const editors = new Map();
  for (const note_id of drafts.findAll(whole.paper.id)) open(note_id, false);

  /** @param {string} note_id */
  function open(note_id, isFocused = true) {
    const { mark } = whole.paper;
    const note = mark.notes.find((one) => one.note_id === note_id) ?? { note_id };
    if (!editors.has(note_id)) {
      editors.set(note_id, drawEditor(mark, note, () => {
        editors.delete(note_id);
        draw();
        const next = section.querySelector(`[data-key="edit-${note_id}"]`)
          ?? section.querySelector('[data-key="write"]');
        if (next instanceof HTMLElement) next.focus();
      }, () => open(note_id)));
    }
    draw();
    if (isFocused) editors.get(note_id)?.querySelector('textarea')?.focus();
  }
  function write() {
    const known = new Set(whole.paper.mark.notes.map(({ note_id }) => note_id));
    open([...editors.keys()].find((note_id) => !known.has(note_id)) ?? newNote().note_id);
  }
  /** @param {Note} note */
  const drawOne = (note) =>
    editors.get(note.note_id) ?? drawNote(whole, note, () => open(note.note_id));

  function draw() {
    const { notes } = whole.paper.mark;
    const shown = new Set(notes.map(({ note_id }) => note_id));
    const written = [...editors].filter(([note_id]) => !shown.has(note_id)).map(([, editor]) => editor);
    const isEmpty = !notes.length && !editors.size;
    redraw(section, () => [
      make('h2', {}, 'Notes'),
      ...group(notes).map((beside) => drawBeside(beside, drawOne)),
      ...written,
      ...(isEmpty ? [make('p', { class: 'faint' }, 'Nothing written yet.')] : []),
      ...(written.length ? [] : [make('p', { class: 'row' }, button('Write a note', write, { 'data-key': 'write' }))]),
      ...drawDeleted(whole),
    ]);
  }
  draw();
  /** @param {Whole} now */
  function update(now) {
    whole = now;
    draw();
  }
  return { section, write, update };
}

/** @param {Note[]} notes @returns {Note[][]} each with those that were written at the same time elsewhere */
function group(notes) {
  const ids = new Set(notes.map(({ note_id }) => note_id));
  const isCopy = (/** @type {Note} */ { conflict_of }) => Boolean(conflict_of && ids.has(conflict_of));
  return notes.filter((note) => !isCopy(note))
    .map((note) => [note, ...notes.filter((one) => isCopy(one) && one.conflict_of === note.note_id)]);
}

/**
 * @param {Note[]} notes
 * @param {(note: Note) => HTMLElement} drawOne
 */
function drawBeside(notes, drawOne) {
  const drawn = notes.map(drawOne);
  if (drawn.length === 1) return /** @type {HTMLElement} */ (drawn[0]);
  return make('div', { class: 'conflict' },
    make('p', {},
      'Written at the same time in two places. Both are kept: edit one into what you mean, and delete the other.'),
    make('div', { class: 'sides' }, ...drawn));
}

/** @param {Whole} whole */
function drawDeleted({ paper, deleted }) {
  if (!deleted.length) return [];
  const items = deleted.map(({ note_id, body, deleted_at }) => make('li', { class: 'note' },
    make('p', { class: 'bare' }, body),
    make('footer', { class: 'row faint' }, 'Deleted on ', drawTime(deleted_at),
      button('Bring back', () => bringBack(paper.mark, note_id, body),
        { class: 'quiet', 'data-key': `back-${note_id}` }))));
  return [make('details', {}, make('summary', { 'data-key': 'deleted' }, `Deleted notes (${deleted.length})`),
    make('ul', { class: 'plain' }, ...items))];
}

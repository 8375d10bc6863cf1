// Writing a note on a paper, wherever a paper is shown.

/** @import { Paper } from './types.d.ts' */

import { show } from './dialog.js';
import { findAll } from './drafts.js';
import { make } from './element.js';
import { drawEditor, newNote } from './editor.js';

/**
 * Ask for another note on a paper; one that was begun is gone on with.
 * @param {Pick<Paper, 'id' | 'title' | 'mark'>} paper
 * @returns {Promise<unknown>} once it is written, or left for later
 */
export function writeNote(paper) {
  const { id, title, mark } = paper;
  const known = new Set(mark.notes.map(({ note_id }) => note_id));
  const begun = findAll(id).find((note_id) => !known.has(note_id));
  return show('Note', (close) => {
    const editor = drawEditor(mark, begun ? { note_id: begun } : newNote(), () => close(), () => writeNote(paper));
    const text = /** @type {HTMLTextAreaElement} */ (editor.querySelector('textarea'));
    text.autofocus = true;
    return [
      make('div', { class: 'writing' },
        make('p', { class: 'faint' }, title),
        ...mark.notes.map(({ body }) => make('blockquote', {}, body)),
        editor),
    ];
  });
}

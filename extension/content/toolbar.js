// What can be done with one press: set the status, star, undo; and the ways to copy, and to tags and notes.

/** @import { Controls } from './types.d.ts' */

import { JUDGEMENTS } from '../shared/marks.js';
import { make } from './element.js';
import { makeButton } from './trusted.js';

/** @param {Controls} controls */
export function makeToolbar(controls) {
  const statuses = JUDGEMENTS.map(({ status, label }) => {
    const button = makeButton(label, () => {
      const judged = controls.getMark().judged === status ? null : status;
      controls.act({ type: 'set_status', status: judged });
    }, '');
    button.dataset.status = status;
    return button;
  });
  const star = makeButton('Star', () => controls.act({ type: 'set_star', starred: !controls.getMark().starred }));
  const edit = makeButton('Tags and notes', controls.toggleEditor, '✎');
  edit.ariaHasPopup = 'dialog';
  edit.hidden = controls.isInline;
  const copy = makeButton('Copy BibTeX entry (C)', () => controls.copy('bibtex'), '');
  copy.className = 'copy';
  const unsee = makeButton('Not seen: take this sighting back', controls.unsee, 'Not seen');
  const undo = makeButton('Undo', controls.undo, '↶');
  const look = { className: 'toolbar', role: 'toolbar', ariaLabel: `Dejalu: ${controls.title}` };
  const element = make('div', look, ...statuses, star, edit, copy, unsee, undo);

  return {
    element,
    draw() {
      const mark = controls.getMark();
      for (const button of statuses) button.ariaPressed = String(button.dataset.status === mark.judged);
      star.ariaPressed = String(mark.starred);
      star.textContent = mark.starred ? '★' : '☆';
      unsee.hidden = !controls.canUnsee();
      undo.hidden = !controls.canUndo();
    },
  };
}

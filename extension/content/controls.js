// All that can be done to one paper, put into its mark when it is first needed.

/** @import { Control, MarkControls } from './types.d.ts' */

import { makeCopying } from './copying.js';
import { makeEditor } from './editor.js';
import { makeToolbar } from './toolbar.js';
import { makeHint } from './verdicts.js';

/** @type {(mark: HTMLElement, control: Control) => MarkControls} */
export function addControls(mark, control) {
  const root = /** @type {ShadowRoot} */ (mark.shadowRoot);
  const chip = /** @type {HTMLElement} */ (root.firstElementChild);
  const toggleEditor = () => editor.toggle(chip);
  const copying = makeCopying(control);
  const { copy } = copying;
  const controls = { ...control, toggleEditor, copy };
  const editor = makeEditor(controls);
  const parts = [makeToolbar(controls), copying, makeHint(controls), editor];
  root.append(...parts.map(({ element }) => element));
  if (control.isInline) editor.open();

  return {
    draw: () => parts.forEach((part) => part.draw()),
    toggleEditor,
    copy,
    restore: () => editor.restore(chip),
    takeOver: (old) => editor.takeOver(old, chip),
  };
}

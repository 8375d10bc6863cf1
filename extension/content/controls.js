// All that can be done to one paper, put into its mark when it is first needed.

/** @import { Control } from './types.d.ts' */

import { makeEditor } from './editor.js';
import { makeToolbar } from './toolbar.js';
import { makeHint } from './verdicts.js';

/**
 * @param {HTMLElement} mark
 * @param {Control} given
 */
export function addControls(mark, given) {
  const root = /** @type {ShadowRoot} */ (mark.shadowRoot);
  const chip = /** @type {HTMLElement} */ (root.firstElementChild);
  const controls = { ...given, toggleEditor: () => editor.toggle(chip) };
  const editor = makeEditor(controls);
  const parts = [makeToolbar(controls), makeHint(controls), editor];
  root.append(...parts.map(({ element }) => element));
  if (given.isInline) editor.open();

  return {
    toggleEditor: controls.toggleEditor,
    draw: () => parts.forEach((part) => part.draw()),
    /** After the page threw the card away and the mark was put into the new one. */
    restore: () => editor.restore(chip),
    /** Keep what has been typed. */
    save: editor.save,
  };
}

// All that can be done to one paper, put into its mark when it is first needed.

/** @import { Act, Mark } from '../types.d.ts' */

import { makeEditor } from './editor.js';
import { makeToolbar } from './toolbar.js';
import { makeHint } from './verdicts.js';

/**
 * @typedef {object} Controls
 * @property {string} paper
 * @property {string} title
 * @property {boolean} isInline whether tags and notes stand open in the page
 * @property {() => Mark} getMark
 * @property {(act: Act) => Promise<string | null>} act resolves to the operation's id once it is kept, or to null
 * @property {() => boolean} canUndo whether the last act was on this paper
 * @property {() => void} undo
 * @property {() => boolean} canUnsee whether this visit counted the paper as seen
 * @property {() => void} unsee
 * @property {() => Promise<string[]>} getTags the reader's own tags
 * @property {() => void} toggleEditor
 */

/**
 * @param {HTMLElement} mark
 * @param {Omit<Controls, 'toggleEditor'>} given
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

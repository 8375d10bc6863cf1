// All that can be done to one paper, put into its mark when it is first needed.

/** @import { Act, Mark } from '../types.d.ts' */

import { makeEditor } from './editor.js';
import { makeToolbar } from './toolbar.js';

/**
 * @typedef {object} Controls
 * @property {string} title of the paper
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
 * @param {HTMLElement} element a mark
 * @param {Omit<Controls, 'toggleEditor'>} given
 */
export function addControls(element, given) {
  const root = /** @type {ShadowRoot} */ (element.shadowRoot);
  const chip = /** @type {HTMLElement} */ (root.firstElementChild);
  const controls = { ...given, toggleEditor: () => editor.toggle(chip) };
  const toolbar = makeToolbar(controls);
  const editor = makeEditor(controls);
  root.append(toolbar.element, editor.element);
  if (given.isInline) editor.open();

  return {
    toggleEditor: controls.toggleEditor,
    draw() {
      toolbar.draw();
      editor.draw();
    },
    /** After the page threw the card away and the mark was put into the new one. */
    restore: () => editor.restore(chip),
    /** Keep what has been typed. */
    save: editor.save,
  };
}

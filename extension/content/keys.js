// Keys that copy how the paper is cited that has the focus, or is under the pointer; none where something is typed.

/** @import { KeyWatcher } from './types.d.ts' */

import { FORMS } from '../shared/forms.js';
import { onTrusted } from './trusted.js';

/** @param {KeyWatcher} page */
export function watchKeys({ getMentions, copy }) {
  onTrusted(document, 'keydown', (event) => {
    const pressed = (event.shiftKey ? 'Shift+' : '') + event.key?.toUpperCase();
    const form = FORMS.find(({ key }) => key === pressed)?.form;
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const isOther = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented;
    const isTyping = target.isContentEditable || target.matches('input, textarea, select');
    if (!form || isOther || isTyping) return;
    const find = (/** @type {string} */ state) =>
      getMentions().find(({ card, layout }) => layout === 'page' || card.matches(state));
    // A click leaves the focus behind; only where the Tab key brought it does it say more than the pointer.
    const mention = (target.matches(':focus-visible') && find(':focus-within')) || find(':hover');
    if (mention) copy(mention, form);
  });
}

// Keys that copy how the paper is cited that has the focus, or is under the pointer; none where something is typed.

/** @import { CitationForm, Mention } from '../types.d.ts' */

import { onTrusted } from './trusted.js';

/** @type {{ form: CitationForm, name: string, key: string }[]} */
export const FORMS = [
  { form: 'bibtex', name: 'BibTeX entry', key: 'C' },
  { form: 'citation_key', name: 'Citation key', key: 'Shift+C' },
  { form: 'markdown', name: 'Markdown link', key: 'L' },
];

const TYPING = 'input, textarea, select, [contenteditable], [contenteditable] *';

/** @type {(getMentions: () => Mention[], copy: (mention: Mention, form: CitationForm) => void) => void} */
export function watchKeys(getMentions, copy) {
  onTrusted(document, 'keydown', (event) => {
    const pressed = (event.shiftKey ? 'Shift+' : '') + event.key.toUpperCase();
    const form = FORMS.find(({ key }) => key === pressed)?.form;
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const isOther = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented;
    if (!form || isOther || target.matches(TYPING)) return;
    const find = (/** @type {string} */ state) =>
      getMentions().find(({ card, layout }) => layout === 'page' || card.matches(state));
    // A click leaves the focus behind; only where the Tab key brought it does it say more than the pointer.
    const mention = (target.matches(':focus-visible') && find(':focus-within')) || find(':hover');
    if (mention) copy(mention, form);
  });
}

// How a paper is cited.

import { copyButton } from '../copying.js';
import { make } from '../element.js';

/** @param {import('./loading.js').Citation} citation */
export const drawCitation = (citation) => [
  make('h2', {}, 'Citation'),
  make('p', { class: 'key' }, make('code', {}, citation.citation_key)),
  make('div', { class: 'row' },
    copyButton('Copy BibTeX', () => citation.bibtex),
    copyButton('Copy key', () => citation.citation_key),
    copyButton('Copy link', () => citation.markdown)),
  make('details', {}, make('summary', { 'data-key': 'entry' }, 'The BibTeX entry'),
    make('pre', { class: 'entry', tabindex: 0, 'aria-label': 'BibTeX' }, citation.bibtex)),
  citation.former_keys.length > 0 && make('p', { class: 'faint' }, `Before: ${citation.former_keys.join(', ')}`),
].filter((part) => part !== false);

// What of a paper's citation can be copied, and by which key.

/** @type {{ form: import('../types.d.ts').CitationForm, name: string, key: string }[]} */
export const FORMS = [
  { form: 'bibtex', name: 'BibTeX entry', key: 'C' },
  { form: 'citation_key', name: 'Citation key', key: 'Shift+C' },
  { form: 'markdown', name: 'Markdown link', key: 'L' },
];

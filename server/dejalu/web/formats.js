// The formats in which papers leave the library.

/** @type {Record<string, string>} by the names under which the server knows them */
export const FORMATS = {
  bibtex: 'BibTeX', biblatex: 'BibLaTeX', zotero: 'BibTeX for Zotero', jabref: 'BibTeX for JabRef', ris: 'RIS',
  'csl-json': 'CSL-JSON', csv: 'CSV', markdown: 'Markdown notes (a vault)', 'web-annotation': 'Web Annotation',
  atom: 'Atom feed',
  json: 'The whole library (JSON)',
};
/** The one that is without loss is of all papers. */
export const WHOLE = 'json';

// The names by which a paper goes elsewhere.

import { make } from '../element.js';
import { drawLink } from '../links.js';

/** @type {Record<string, { name: string, place: string }>} where a paper with such an identifier can be read */
const SCHEMES = {
  arxiv: { name: 'arXiv', place: 'https://arxiv.org/abs/' },
  doi: { name: 'DOI', place: 'https://doi.org/' },
  openreview: { name: 'OpenReview', place: 'https://openreview.net/forum?id=' },
  acl: { name: 'ACL', place: 'https://aclanthology.org/' },
  s2: { name: 'Semantic Scholar', place: 'https://www.semanticscholar.org/paper/' },
  pmid: { name: 'PubMed', place: 'https://pubmed.ncbi.nlm.nih.gov/' },
  url: { name: 'Page', place: '' },
};

/** @param {string[]} identifiers */
export const drawIdentifiers = (identifiers) =>
  make('ul', { class: 'identifiers' }, ...identifiers.map((one) => make('li', {}, drawIdentifier(one))));

/** @param {string} identifier */
function drawIdentifier(identifier) {
  const colon = identifier.indexOf(':');
  const value = identifier.slice(colon + 1);
  const scheme = SCHEMES[identifier.slice(0, colon)];
  if (!scheme) return identifier;
  const path = scheme.place && value.replace(/[?#%]/g, (sign) => encodeURIComponent(sign));
  const link = drawLink(scheme.place + (path || value), value.replace(/^https?:\/\//, ''));
  return make('span', {}, make('span', { class: 'faint scheme' }, scheme.name), ' ', link);
}

// The name of a paper, read out of an address or a written identifier. The rules, and their reasons, are those of
// server/dejalu/identity/identifiers.py; both are held to tests/contract/identifiers.json.

/** @typedef {{ scheme: string, value: string }} Identifier */

const LONGEST = 500;

const WRITTEN = /^(arxiv|doi|openreview|acl|s2|pmid|url): *(.+)$/i;

/** In each, the first group is the value. */
const VALUES = /** @type {Record<string, RegExp>} */ ({
  arxiv: /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,4})?(?: *\[[\w.-]+\])?$/i,
  doi: /^(10\.\d{4,9}(?:\.\d+)*\/[!-~]+)$/,
  openreview: /^([\w-]{5,40})$/,
  acl: /^([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?:v\d+)?$/i,
  s2: /^([\da-f]{40})$/i,
  pmid: /^([1-9]\d{0,7})$/,
});

const HTTPS = '^https://(?:www\\.)?';
const ARXIV = `${HTTPS}(?:[\\w-]+\\.)*(?:arxiv|ar5iv|alphaxiv)\\.org`;
const FACE = `${HTTPS}(?:huggingface|hf)\\.co/papers`;
const FILE = '(?:\\.[a-z]+)?(?:[/?#].*)?$';

/** @type {[string, RegExp][]} */
const ADDRESSES = [
  ['arxiv', new RegExp(`${ARXIV}/[\\w-]+/((?:[a-z.-]+/)?[\\d.]+\\d(?:v\\d+)?)${FILE}`, 'i')],
  ['arxiv', new RegExp(`${FACE}/([\\d.]+\\d(?:v\\d+)?)${FILE}`, 'i')],
  ['doi', new RegExp(`${HTTPS}(?:dx\\.)?doi\\.org/([^?#]+)`, 'i')],
  ['openreview', new RegExp(`${HTTPS}openreview\\.net/(?:forum|pdf)\\?(?:.*&)?id=([\\w-]+)(?:[&#].*)?$`, 'i')],
  ['acl', new RegExp(`${HTTPS}(?:aclanthology\\.org|aclweb\\.org/anthology)/([\\w.-]+?)${FILE}`, 'i')],
  ['s2', new RegExp(`${HTTPS}semanticscholar\\.org/(?:paper|reader)/(?:[^/?#]+/)?([\\da-f]{40})${FILE}`, 'i')],
  ['pmid', new RegExp(`${HTTPS}(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov|ncbi\\.nlm\\.nih\\.gov/pubmed)/(\\d+)${FILE}`, 'i')],
];

const LISTINGS = new RegExp(
  `(?:${ARXIV}|${FACE}|${HTTPS}(?:(?:dx\\.)?doi\\.org|openreview\\.net|aclanthology\\.org|aclweb\\.org/anthology`
  + '|semanticscholar\\.org|pubmed\\.ncbi\\.nlm\\.nih\\.gov|ncbi\\.nlm\\.nih\\.gov/pubmed))(?:[/?#].*)?$', 'i');

const WEB = /^https?:\/\/([a-z\d][\w.-]*)(?::(?:80|443)|(:\d{1,5}))?((?:\/[^?# ]*)?)(?:\?([^# ]*))?(#[/!][^ ]*)?(?:#[^ ]*)?$/i;
const TRACKING = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)(?:=.*)?$/i;

const REGISTERED = /** @type {const} */ ([['arxiv', '10.48550/arxiv.'], ['acl', '10.18653/v1/'], ['acl', '10.3115/v1/']]);

/**
 * The paper that a text names, or null where it names none.
 * @param {string} text
 * @returns {Identifier | null}
 */
export function parse(text) {
  const named = schemeAndValue(text.trim());
  const identifier = named && normalized(...named);
  return identifier && format(identifier).length <= LONGEST ? identifier : null;
}

/** @param {Identifier} identifier */
export const format = ({ scheme, value }) => `${scheme}:${value}`;

/**
 * @param {string} raw
 * @returns {[string, string] | null}
 */
function schemeAndValue(raw) {
  // Control characters, line breaks and lone surrogates; the last cannot be encoded.
  if (raw.length > LONGEST || /[\p{C}\p{Z}]/u.test(raw.replaceAll(' ', ''))) return null;
  let text = raw.replace(/[^ -~]+/g, encodeURIComponent);
  const [, prefix, rest] = WRITTEN.exec(text) ?? [];
  if (prefix && rest) {
    if (prefix.toLowerCase() !== 'url') return [prefix.toLowerCase(), rest];
    text = rest;
  }
  const url = normalizedUrl(text);
  for (const [scheme, pattern] of ADDRESSES) {
    const value = pattern.exec(url ?? `https://${text}`)?.[1];
    if (value) return [scheme, unquoted(value)];
  }
  if (url) return LISTINGS.test(url) ? null : ['url', url];
  const scheme = ['arxiv', 'doi'].find((bare) => VALUES[bare]?.test(text));
  return scheme ? [scheme, text] : null;
}

/**
 * @param {string} scheme
 * @param {string} text
 * @returns {Identifier | null}
 */
function normalized(scheme, text) {
  if (scheme === 'url') return { scheme, value: text };
  const value = VALUES[scheme]?.exec(text)?.[1];
  if (!value) return null;
  switch (scheme) {
    case 'arxiv': return { scheme, value: value.toLowerCase().replace(/\.[a-z]{2}\//, '/') };
    case 'doi': return normalizedDoi(value.toLowerCase());
    case 'acl': return { scheme, value: value.includes('.') ? value.toLowerCase() : value.toUpperCase() };
    case 's2': return { scheme, value: value.toLowerCase() };
    default: return { scheme, value };
  }
}

/** @param {string} text */
function normalizedDoi(text) {
  const value = text.replace(text.includes('(') ? /[.,;:!?'"\]}>]+$/ : /[.,;:!?'"\]}>)]+$/, '');
  for (const [scheme, prefix] of REGISTERED) {
    const registered = value.startsWith(prefix) && normalized(scheme, value.slice(prefix.length));
    if (registered) return registered;
  }
  return VALUES.doi?.test(value) ? { scheme: 'doi', value } : null;
}

/** @param {string} text */
function normalizedUrl(text) {
  const found = WEB.exec(text);
  if (!found) return null;
  const [, host = '', port = '', path = '', query = '', route = ''] = found;
  const kept = query.split('&').filter((part) => part && !TRACKING.test(part)).join('&');
  return `https://${host.toLowerCase()}${port}${path.replace(/\/+$/, '')}${kept && '?'}${kept}${route}`;
}

/** @param {string} value */
const unquoted = (value) => value.replace(/%([2-7][\da-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));

// The name of a paper, read out of an address or a written identifier. The rules, and their reasons, are those of
// server/dejalu/identity/{identifiers,addresses}.py; both sides are held to tests/contract/identifiers.json.

/** @typedef {{ scheme: string, value: string }} Identifier */

const LONGEST = 500;

const WRITTEN = /^(arxiv|doi|openreview|acl|s2|pmid|url): *(.+)$/i;

/** @type {Record<string, RegExp>} In each, the first group is the value. */
const VALUES = {
  arxiv: /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,4})?(?: *\[[\w.-]+\])?$/i,
  doi: /^(10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)[!-~]+)$/i,
  openreview: /^([\w-]{5,40})$/,
  acl: /^([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?:v\d+)?$/i,
  s2: /^([\da-f]{40})$/i,
  pmid: /^([1-9]\d{0,7})$/,
  url: /(.+)/,
};

const r = String.raw;
const NCBI = r`ncbi\.nlm\.nih\.gov`;
const HASHED = r`/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([\da-f]{32})-(?:Abstract|Paper)`;
const DOI = r`(10\.\d{4,9}(?:/|%2f)[^?#]+?)(?:\.pdf|/(?:abstract|e?pdf|figures|full|html|meta|tables)[^?#]*)?(?![^?#])`;

/** A place, what is named there, and by which path; a place without one is a paper's own. */
const PLACES = [
  r`(?:(?:[\w-]+\.)*(?:arxiv|ar5iv|alphaxiv)\.org|xxx\.lanl\.gov) arxiv:$1
    /(?:[\w-]+|ftp/arxiv/papers/\d+)/(?:arxiv:)?((?:[a-z.-]+/)?[\d.]+\d(?:v\d+)?)`,
  r`(?:huggingface|hf)\.co/(?:api/)?papers arxiv:$1 /([\d.]+\d(?:v\d+)?)`,
  r`[^?#\s]+/arxiv[/:]((?:\d{4}\.|[a-z.-]+/\d\d)\d{4,5}(?:v\d+)?) arxiv:$1`,
  r`(?:bio|med)rxiv\.org/content/\w*/?early/20(?:1\d|2[0-4])(?:/\d\d){2}/(\d[^?#]+) doi:10.1101/$1`,
  r`(?:(?:dx\.)?doi\.(?:\w+\.)?org|(?:bio|med)rxiv\.org) doi:$1 /[^?#]*?(10\.\d{4}[^?#]+)`,
  r`[^?#\s]+article/doi/(10\.\d{4,9}/[^?#]+?)/\d{4,}(?![^/?#]) doi:$1`,
  r`journals\.plos\.org doi:$1 /.*[?&]id=(10\.1371/[\w.]+)`,
  r`[^?#\s]+/(?:abstract|articles?|book|chapter|doi|pdf)/(?:(?!suppl)[\w-]+/)*${DOI} doi:$1`,
  r`nature\.com/articles/([ds]\d{5}-[\da-z-]+|[a-z]+(?:\.\d+)+|(?:nature|ncomms|srep)\d+|` +
    r`n[a-z]+(?!20\d{3})\d+|\d{6}[a-z]\d) doi:10.1038/$1`,
  r`ijcai\.org/proceedings(?=/20) doi:10.24963/ijcai.$1/$2 /(\d{4})/0*(\d+)`,
  r`(?:dl|portal)\.acm\.org/.*[?&]doid=([\d.]+) doi:10.1145/$1`,
  r`(?:dl|portal)\.acm\.org url:https://dl.acm.org/citation.cfm?id=$1
    /(?:citation|ft_gateway)\.cfm.*[?&]id=(?:\d+\.)?(\d+)`,
  r`(?:api2?\.)?openreview\.net openreview:$1
    /(?:forum|pdf|attachment(?=.*[?&]name=pdf))\?(?:.*&)?id=([\w-]+)`,
  r`(?:aclanthology\.org|aclweb\.org/anthology) acl:$1 /(?:[a-z]/(?:[a-z]\d\d/)?)?([\w.-]+?)`,
  r`(?:(?:\w+\.)?semanticscholar\.org/)?corpusid:\s*(\d+) url:https://api.semanticscholar.org/CorpusID:$1`,
  r`(?:(?:\w+\.)?semanticscholar\.org|connectedpapers\.com) s2:$1
    /.*(?:paper|reader|main)/(?:[^/?#]+/)?([\da-f]{40})`,
  r`(?:pubmed\.${NCBI}|${NCBI}/pubmed|europepmc\.org/(?:article|abstract)/med) pmid:$1 /(\d+)`,
  r`(?:[\w.]+/(?:pmc/)?articles?/(?:pmc/)?|pmcid:\s*)?PMC(\d+) url:https://pmc.ncbi.nlm.nih.gov/articles/PMC$1`,
  r`(?:europepmc\.org|pmc\.${NCBI}|${NCBI}/pmc) url:https://europepmc.org/article/$1 /article/(\w+/\w+)`,
  r`papers\.n(?:eur)?ips\.cc/(?:paper_files/)?paper/(\d+-[\w-]+) url:https://papers.nips.cc/paper/$1`,
  r`(?:papers|proceedings)\.n(?:eur)?ips\.cc
    url:https://proceedings.neurips.cc/paper_files/paper/$1/hash/$2-Abstract.html ${HASHED}[\w-]*`,
  r`proceedings\.iclr\.cc url:https://proceedings.iclr.cc/paper_files/paper/$1/hash/$2-Abstract$3.html
    ${HASHED}([\w-]*)`,
  r`(?:proceedings\.mlr\.press|jmlr\.org/proceedings/papers|raw\.githubusercontent\.com/mlresearch)
    url:https://proceedings.mlr.press/$1/$2.html
    /([rv]\d+)/(?:[\w-]+/assets/)?([\w-]+\d\d[a-z]*)(?:/\2)?\.(?:html|pdf)`,
  r`(?:openaccess\.thecvf\.com|cv-foundation\.org/openaccess) url:https://openaccess.thecvf.com/$1/html/$2.html
    /(content[\w/-]*)/(?:html|papers)/([^/?#%\s]+_paper)`,
  r`(?:\w+\.)?aaai\.org(?:/ojs)?/+index\.php url:https://ojs.aaai.org/index.php/$1/article/view/$2
    /([\w-]+)/article/(?:view|download)/(\d+)`,
  r`ieeexplore\.ieee\.org url:https://ieeexplore.ieee.org/document/$1
    /(?:.*(?:document/|arnumber=)|iel\w+/\d+/\d+/)0*(\d+)`,
].map((row) => {
  const [place, named = '', path = ''] = row.split(/\s+/);
  const pattern = r`^(?:https://)?(?:www\.)?${place}(?:${path}(?:\.[a-z]+)?)?(?:[/?#&;]\S*)?$`;
  return { named, pattern: new RegExp(pattern, 'i') };
});

const WEB =
  /^https?:\/\/([a-z\d][\w.-]*)(?::(?:80|443)|(:\d{1,5}))?((?:\/[^?# ]*)?)(?:\?([^# ]*))?(#[/!][^ ]*)?(?:#[^ ]*)?$/i;
const TRACKING = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)(?:=.*)?$/i;

/**
 * The paper that a text names, or null where it names none.
 * @param {string} text
 */
export function parse(text) {
  const identifier = read(text.trim());
  return identifier && format(identifier).length <= LONGEST ? identifier : null;
}

/** @param {Identifier} identifier */
export const format = ({ scheme, value }) => `${scheme}:${value}`;

/** @param {string} raw */
function read(raw) {
  // Control characters, line breaks and lone surrogates; the last cannot be encoded.
  if (raw.length > LONGEST || /[\p{C}\p{Z}]/u.test(raw.replaceAll(' ', ''))) return null;
  const ascii = raw.replace(/[^ -~]+/g, encodeURIComponent);
  const [, scheme = 'url', text = ascii] = WRITTEN.exec(ascii) ?? [];
  if (!/^url$/i.test(scheme) && !/^https?:/i.test(text)) return normalized(scheme.toLowerCase(), text);
  const url = normalizedUrl(text);
  const address = url ?? text;
  for (const { pattern, named } of PLACES) {
    const found = pattern.exec(address);
    if (!found) continue;
    const [, known = '', value = ''] = WRITTEN.exec(address.replace(pattern, named)) ?? [];
    return found[1] ? normalized(known, unquoted(value)) : null;
  }
  return url ? { scheme: 'url', value: url } : normalized('arxiv', text) ?? normalized('doi', text);
}

/**
 * @param {string} scheme
 * @param {string} text
 * @returns {Identifier | null}
 */
function normalized(scheme, text) {
  const value = VALUES[scheme]?.exec(text)?.[1];
  if (!value) return null;
  const small = value.toLowerCase();
  switch (scheme) {
    case 'arxiv': return { scheme, value: small.replace(/\.[a-z]{2}\//, '/') };
    case 'doi': return normalizedDoi(small);
    case 'acl': return { scheme, value: small.includes('.') ? small : value.toUpperCase() };
    case 's2': return { scheme, value: small };
    default: return { scheme, value };
  }
}

/** @param {string} text */
function normalizedDoi(text) {
  const value = text.replaceAll('%2f', '/').replace(/^((?:\([^()]*\)|.)+?)[.,;:!?'"\]}>)]*$/, '$1')
    .replace(/^(10\.(?:1101|64898)\/[\d.]*\d)(?:v\d|[./][a-z]).*$/, '$1');
  const [, number, id] = /^10\.(?:48550\/arxiv\.|(18653|3115)\/v1\/)(.+)/.exec(value) ?? [];
  return id && normalized(number ? 'acl' : 'arxiv', id) || (VALUES.doi?.test(value) ? { scheme: 'doi', value } : null);
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

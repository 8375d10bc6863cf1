// Hugging Face papers: the daily, weekly, monthly and trending lists, search results, and a paper's own page.
//
// The title link stands in an h3; a card's other links to the paper carry numbers. Trending has each paper twice, for
// wide and for narrow screens. Authors, abstract and date are in the JSON of the island's `data-props`.

/** @import { Mention, Paper, Site, Told } from './types.d.ts' */

const TITLE = 'h3 a[href*="/papers/"]';
/** Read by a rule of its own: that for all addresses (shared/identifiers.js) costs a long list a millisecond. */
const NAMED = /^https:\/\/huggingface\.co\/papers\/(\d{4}\.\d{4,5})(?:v(\d{1,4}))?(?![\w.])/;
const OWN_PAGE = /^\/papers\/\d{4}\.\d{4,5}(v\d+)?\/?$/;

/** @type {Site} */
export const huggingface = {
  serves: ({ hostname, pathname }) => hostname === 'huggingface.co' && /^\/papers(\/|$)/.test(pathname),

  findMentions(root) {
    if (isOwnPage(root)) return findOwn(root);
    /** @type {Mention[]} */
    const mentions = [];
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(TITLE))) {
      const named = readName(link.href);
      const place = link.closest('h3')?.parentElement;
      if (!named || !place) continue;
      const card = link.closest('article') ?? place;
      const layout = card.querySelector('a[href*="/papers/"] :is(img, video)') ? 'thumbnail' : 'corner';
      mentions.push({ ...named, title: readText(link), card, place, layout });
    }
    return mentions;
  },

  findList: (root) => (isOwnPage(root) ? null : root.querySelector('[data-target="DailyPapers"]')),

  readPaper(mention, root) {
    const told = readIsland(root).get(mention.paper);
    return {
      identifiers: [mention.paper],
      title: mention.title,
      ...(told && describe(told)),
      ...(mention.version && { version: mention.version }),
      url: `https://huggingface.co/papers/${mention.paper.replace('arxiv:', '')}`,
    };
  },

  async fetchPaper(paper) {
    const id = paper.identifiers[0]?.replace('arxiv:', '');
    const response = await fetch(`/api/papers/${id}`, { credentials: 'omit' });
    return response.ok ? { ...paper, ...describe(await response.json()) } : null;
  },
};

/** @param {Document} root */
const isOwnPage = (root) => OWN_PAGE.test(root.location.pathname);

/** @type {(root: Document) => Mention[]} */
function findOwn(root) {
  const heading = root.querySelector('[data-target="PaperContent"] h1') ?? root.querySelector('main h1');
  const named = readName(root.location.href);
  const place = heading?.nextElementSibling;
  if (!heading || !named || !place) return [];
  return [{ ...named, title: readText(heading), card: heading, place, layout: 'page' }];
}

/** @type {(address: string) => Pick<Mention, 'paper' | 'version'> | null} */
function readName(address) {
  const [, number, version] = NAMED.exec(address) ?? [];
  return number ? { paper: `arxiv:${number}`, version: Number(version) || undefined } : null;
}

/** @param {Element} element */
const readText = (element) => collapse(element.textContent ?? '');

/** @type {(told: Told) => Partial<Paper>} */
function describe({ title, summary, publishedAt, authors = [] }) {
  const names = authors.filter(({ name, hidden }) => name && !hidden).map(({ name }) => collapse(String(name)));
  return {
    ...(title && { title: collapse(title) }),
    ...(names.length && { authors: names }),
    ...(summary && { abstract: collapse(summary) }),
    ...(publishedAt && { published: publishedAt.slice(0, 10) }),
  };
}

/** @param {string} text */
const collapse = (text) => text.replace(/\s+/g, ' ').trim();

/** @type {{ props: string | null, papers: Map<string, Told> }} */
let island = { props: null, papers: new Map() };

/** @param {Document} root whose island's papers are read again only when its JSON is another */
function readIsland(root) {
  const element = root.querySelector('[data-target="DailyPapers"], [data-target="PaperContent"]');
  const props = element?.getAttribute('data-props') ?? null;
  if (props !== island.props) island = { props, papers: new Map(readProps(props)) };
  return island.papers;
}

/** @type {(props: string | null) => [string, Told][]} */
function readProps(props) {
  try {
    const { dailyPapers = [], searchResults = [], paper } = JSON.parse(props ?? '{}');
    /** @type {{ paper: Told }[]} */
    const entries = [...dailyPapers, ...searchResults, ...(paper ? [{ paper }] : [])];
    return entries.map((entry) => [`arxiv:${entry.paper.id}`, entry.paper]);
  } catch {
    return []; // The page's own business; the cards are still there.
  }
}

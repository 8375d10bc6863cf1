// One page: finds its mentions and draws their marks. The site rebuilds its lists after load and re-uses a card for
// another paper, so nothing is tied to an element: every pass looks at what is there and puts right what differs.

/** @import { Figures, Mark, Mention, Page, Settings, Site } from './types.d.ts' */

import { findSite } from '../sites/index.js';
import { STANDINGS, blank, standing, storageKey } from '../shared/marks.js';
import { changeSettings, readSettings } from '../shared/settings.js';
import { makeActs } from './acts.js';
import { makeBar } from './bar.js';
import { makeDrawing } from './drawing.js';
import { watchKeys } from './keys.js';
import { ask, life, read, send } from './life.js';
import { watchSeen } from './seen.js';
import { watchPage } from './watch.js';

const site = findSite(new URL(location.href));
if (site) start(site);

/** @param {Site} site */
function start(site) {
  /** @type {Map<string, Mark>} every paper met in this visit, with what was done here on top */
  const marks = new Map();
  /** @type {Mention[]} what is on the page now, in its order */
  let found = [];
  /** @type {Map<string, Mention>} the same by paper */
  let mentions = new Map();
  /** @type {Set<string>} papers that were new when first drawn in this visit */
  const wasNew = new Set();
  /** @type {Map<string, string>} papers counted as seen in this visit, and the operations that say so */
  const sightings = new Map();
  /** @type {Settings} */
  let settings = { countSeen: false, onlyNew: false, hideRead: false, copyKeys: false };
  let complaint = '';
  let reported = '';

  /** @type {Page} */
  const page = {
    getMark: (paper) => marks.get(paper) ?? makeBlank(paper),
    setMark(paper, mark) {
      marks.set(paper, mark);
      drawing.draw(paper);
      drawPage();
    },
    reread: (paper) => void readMarks([paper]),
    readPaper(paper) {
      const mention = mentions.get(paper);
      return mention ? site.readPaper(mention, document) : { identifiers: [paper], title: page.getMark(paper).title };
    },
    fetchPaper: site.fetchPaper,
    complain({ message }) {
      complaint = message;
      drawPage();
    },
  };
  const { getMark, setMark } = page;
  const acts = makeActs(page);
  const drawing = makeDrawing({
    getMark,
    isFresh: (paper) => wasNew.has(paper) && getMark(paper).times_seen <= 1,
    getVersion: (paper) => mentions.get(paper)?.version,
    control: ({ paper, title, layout }) => ({
      paper,
      title,
      isInline: layout === 'page',
      getMark: () => getMark(paper),
      act: (act) => acts.act(paper, act),
      canUndo: () => acts.getLast()?.paper === paper,
      undo: acts.undo,
      canUnsee: () => sightings.has(paper),
      unsee() {
        const seen_op_id = sightings.get(paper);
        sightings.delete(paper);
        if (seen_op_id) void acts.act(paper, { type: 'undo_seen', seen_op_id });
      },
      async cite(form) {
        if (standing(getMark(paper)) === 'new') await see(paper);
        await acts.complete(paper); // Its key is made of its first author, once and for all.
        return send('copy', { paper: page.readPaper(paper), form });
      },
      getTags: async () => /** @type {string[]} */ ((await read(['tags']))['tags'] ?? []),
    }),
  });
  for (const old of document.querySelectorAll('dejalu-bar')) old.remove(); // The extension has been updated.
  const bar = makeBar({ change: (changes) => void ask(() => changeSettings(changes)), undo: acts.undo });
  const watchCard = watchSeen((paper) => {
    if (settings.countSeen && !sightings.has(paper)) void see(paper);
  }, life);
  watchKeys({ getMentions: () => (settings.copyKeys ? found : []), copy: drawing.copy });

  /** @param {string} paper to be counted as seen in this visit */
  async function see(paper) {
    const op_id = await acts.act(paper, { type: 'seen' });
    if (op_id) sightings.set(paper, op_id);
    drawing.draw(paper);
  }

  /** Put right what differs between the page and what should be on it. */
  function pass() {
    found = site.findMentions(document);
    mentions = new Map(found.map((mention) => [mention.paper, mention]));
    const unread = [...mentions.keys()].filter((paper) => !marks.has(paper));
    if (unread.length) void meet(unread);
    if (unread.length < mentions.size || !mentions.size) drawFound();
  }

  /** Draw what was found; if the page has changed since, another pass is due. */
  function drawFound() {
    const known = found.filter(({ paper }) => marks.has(paper));
    drawing.place(known);
    for (const { card, paper } of known) watchCard(card, paper);
    const list = site.findList(document);
    if (!list) bar.element.remove();
    else if (list.previousElementSibling !== bar.element) list.before(bar.element);
    drawPage();
  }

  /** The bar, the badge and the popup's figures. */
  function drawPage() {
    /** @type {Figures} */
    const figures = { papers: mentions.size, counts: countStandings() };
    if (bar.element.isConnected) bar.draw(figures, settings, complaint || (acts.getLast()?.text ?? ''));
    const report = JSON.stringify(figures);
    if (report === reported) return;
    reported = report;
    void send('page', { figures }).catch(() => null);
  }

  function countStandings() {
    const counts = /** @type {Figures['counts']} */ (Object.fromEntries(STANDINGS.map((status) => [status, 0])));
    for (const paper of mentions.keys()) if (marks.has(paper)) counts[standing(getMark(paper))] += 1;
    return counts;
  }

  /** @param {string} paper */
  function makeBlank(paper) {
    return blank({ identifiers: [paper], title: mentions.get(paper)?.title ?? '' });
  }

  /** Draw papers from the mirror, and have the server asked about those new that may no longer be. */
  async function meet(/** @type {string[]} */ papers) {
    await readMarks(papers);
    const unknown = await send('meet', { papers }).catch(() => null);
    if (!unknown?.length) return;
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })); // To read a page's JSON takes time.
    await send('lookup', { papers: unknown.map(page.readPaper) }).catch(() => null);
  }

  /** @param {string[]} papers */
  async function readMarks(papers) {
    const entries = await read(papers.map(storageKey));
    const isNews = papers.some((paper) => !marks.has(paper));
    for (const paper of papers) {
      if (acts.isUnderWay(paper)) continue;
      const mark = /** @type {Mark | undefined} */ (entries[storageKey(paper)]) ?? makeBlank(paper);
      if (standing(mark) === 'new' && !marks.has(paper)) wasNew.add(paper);
      if (isNews) marks.set(paper, mark);
      else setMark(paper, mark);
    }
    if (isNews) drawFound();
  }

  async function applySettings() {
    settings = await ask(readSettings);
    drawPage();
  }

  browser.storage.local.onChanged.addListener((changes) => {
    for (const paper of mentions.keys()) {
      const change = changes[storageKey(paper)];
      if (!change || !marks.has(paper) || acts.isUnderWay(paper)) continue; // Not read yet: it will be.
      const mark = /** @type {Mark | undefined} */ (change.newValue) ?? makeBlank(paper);
      if (standing(mark) !== 'new' && !acts.hasTouched(paper)) wasNew.delete(paper); // It was met elsewhere.
      setMark(paper, mark);
    }
    if (changes['settings']) void applySettings();
  });
  watchPage({ pass, comeBack: () => void meet([...mentions.keys()]) });

  void applySettings();
  pass();
}

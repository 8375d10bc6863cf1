// The marks mirror: every mark of the library, in storage.local, one entry per identifier, so that a page draws its
// marks without asking anyone. Content scripts read it; only the worker writes it.
//
// An entry is what the server last said of a paper with the edits that still wait in the outbox drawn on top. It is
// always drawn anew from these two, so that no edit can count twice, in whatever order edits and answers come.
//
// Each entry tells in which round it came from the server: a round begins whenever the mirror is filled from the start,
// and what is not told in it is no longer there.
//
// The server's epoch changes whenever its answer to a lookup may be another. It is kept here, with the epoch in which
// each paper was asked about, so that a page asks only what may have a new answer.

/** @import { LookupResult, Mark, Operation, Paper } from '../types.d.ts' */

import { blank, standing, storageKey } from '../shared/marks.js';
import { apply } from './applying.js';
import * as outbox from './outbox.js';
import { asMark, slim } from './records.js';
import { list, text } from './shapes.js';

/** Writers take turns: each reads an entry before it writes it. */
const inTurn = (/** @type {() => Promise<void>} */ work) => navigator.locks.request('mirror', work);

/**
 * Draw a paper anew after an edit was put into the outbox or was refused.
 * @param {Paper} paper
 */
export const redraw = (paper) =>
  inTurn(async () => {
    await write(await draw(await readBase(paper), paper.identifiers));
  });

/**
 * Store what changed on the server.
 * @param {Mark[]} changes
 * @param {{ epoch: number, round: number }} when
 */
export const applyChanges = (changes, { epoch, round }) =>
  inTurn(async () => {
    await write((await Promise.all(changes.map((mark) => draw(slim(mark, round))))).flat(), epoch);
  });

/**
 * Remember the answers to a lookup, *not known* included.
 * @param {Paper[]} papers
 * @param {{ results: LookupResult[], epoch: number }} answer
 * @param {number} round
 */
export const applyLookup = (papers, { results, epoch }, round) =>
  inTurn(async () => {
    const entries = papers.map(async (paper, index) => {
      const base = withAnswer(await readBase(paper), /** @type {LookupResult} */ (results[index]), { epoch, round });
      return draw(base, paper.identifiers);
    });
    await write((await Promise.all(entries)).flat(), epoch);
  });

/**
 * Those of some papers that are new and that the server may by now know: it was not asked in its present epoch.
 * @param {string[]} papers identifiers
 */
export async function getUnasked(papers) {
  const entries = await browser.storage.local.get(['lookup_epoch', ...papers.map(storageKey)]);
  return papers.filter((paper) => {
    const mark = asMark(entries[storageKey(paper)]);
    return !mark || (standing(mark) === 'new' && mark.asked !== entries['lookup_epoch']);
  });
}

/** @returns {Promise<Map<string, Mark>>} every entry, as the server last had it */
export async function scan() {
  const entries = Object.entries(await browser.storage.local.get(null)).filter(([key]) => key.startsWith(storageKey('')));
  return new Map(
    entries.flatMap(([key, value]) => {
      const mark = asMark(value);
      return mark ? [[key, mark.base ?? mark]] : [];
    }),
  );
}

/** @param {string[]} identifiers to be known no more */
export const forget = (identifiers) => inTurn(() => browser.storage.local.remove(identifiers.map(storageKey)));

/** @param {string[]} names the reader's own tags, for completion */
export const writeTags = (names) => browser.storage.local.set({ tags: names });

/** @param {string} name a tag that the server may not know yet */
export const addTag = (name) =>
  inTurn(async () => {
    const { tags } = await browser.storage.local.get('tags');
    const known = list(text())(tags) ? /** @type {string[]} */ (tags) : [];
    if (!known.some((tag) => tag.toLowerCase() === name.toLowerCase())) await writeTags([...known, name]);
  });

/**
 * What the server's answer makes of what was known of a paper.
 * @param {Mark} known
 * @param {LookupResult} result
 * @param {{ epoch: number, round?: number }} when
 * @returns {Mark}
 */
export function withAnswer(known, { match, paper, mark }, { epoch, round }) {
  if (match === 'match' && mark) return { ...slim(mark, round), asked: epoch };
  const possible = match === 'possible' && paper ? { paper_id: paper.id, title: paper.title } : null;
  return { ...known, possible, asked: epoch };
}

/**
 * The entry of one identifier. While it waits that records are the same or not, each is drawn from what was said of
 * itself: which of them share a mark is then the server's to say.
 * @param {Mark} base
 * @param {Operation[]} waiting on any of the record's identifiers
 * @param {string} name
 * @returns {Mark}
 */
export function withEdits(base, waiting, name) {
  const isInDoubt = waiting.some(({ type }) => type === 'set_same');
  const own = isInDoubt ? waiting.filter(({ paper }) => paper.identifiers.includes(name)) : waiting;
  if (!own.length) return base;
  return { ...own.reduce((mark, operation) => apply(mark, operation, when(operation)), base), base };
}

/** @param {Operation} operation */
const when = ({ op_id, at, paper }) => ({
  op_id,
  time: new Date(Number(at.slice(0, 15))).toISOString(),
  version: paper.version,
});

/**
 * @param {Mark} base
 * @param {string[]} [also] identifiers that the page knows and the record may not
 * @returns {Promise<[string, Mark][]>} a paper's entries
 */
async function draw(base, also = []) {
  const names = [...new Set([...base.identifiers, ...also])];
  const waiting = await outbox.getWaitingFor(names);
  return names.map((name) => [storageKey(name), withEdits(base, waiting, name)]);
}

/**
 * What the server last said of a paper.
 * @param {Paper} paper
 * @returns {Promise<Mark>}
 */
async function readBase(paper) {
  const entries = await browser.storage.local.get(paper.identifiers.map(storageKey));
  const known = asMark(Object.values(entries)[0]);
  return known?.base ?? known ?? blank(paper);
}

/**
 * @param {[string, Mark][]} entries
 * @param {number} [epoch] left as it was by default
 */
const write = (entries, epoch) =>
  browser.storage.local.set({ ...Object.fromEntries(entries), ...(epoch !== undefined && { lookup_epoch: epoch }) });

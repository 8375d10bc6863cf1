// The marks mirror: every mark of the library, in storage.local, one entry per identifier, so that a page draws its
// marks without asking anyone. Content scripts read it; only the worker writes it.
//
// An entry is what the server last said of a paper with the edits that still wait in the outbox drawn on top. It is
// always drawn anew from these two, so that no edit can count twice, in whatever order edits and answers come.

/** @import { Mark, Operation, Paper } from '../types.d.ts' */

import { apply, blank, storageKey } from '../shared/marks.js';
import * as outbox from './outbox.js';

/** Writers take turns: each reads an entry before it writes it. */
const inTurn = (/** @type {() => Promise<void>} */ work) => navigator.locks.request('mirror', work);

/**
 * Draw a paper anew after an edit was put into the outbox or was refused.
 * @param {Paper} paper
 */
export const redraw = (paper) =>
  inTurn(async () => {
    const known = await readOne(paper);
    await write([await withEdits(known?.base ?? known ?? blank(paper))], paper.identifiers);
  });

/**
 * Store what changed on the server.
 * @param {Mark[]} changes
 */
export const applyChanges = (changes) =>
  inTurn(async () => {
    await write(await Promise.all(changes.map((mark) => withEdits(slim(mark)))));
    // A page's arXiv identifier can be news only to a paper that has none yet: what was not known may now be.
    if (changes.some((mark) => !mark.identifiers.some((name) => name.startsWith('arxiv:')))) {
      await browser.storage.local.set({ lookup_epoch: (await readEpoch()) + 1 });
    }
  });

/**
 * Remember the answers to a lookup, *not known* included.
 * @param {Paper[]} papers
 * @param {{ match: string, mark: Mark | null }[]} results
 */
export const applyLookup = (papers, results) =>
  inTurn(async () => {
    const asked = await readEpoch();
    await Promise.all(
      papers.map(async (paper, index) => {
        const result = results[index];
        const found = result?.match === 'match' ? result.mark : null;
        const mark = found ? await withEdits(slim(found)) : { ...((await readOne(paper)) ?? blank(paper)), asked };
        await write([mark], paper.identifiers);
      }),
    );
  });

/** @param {string[]} names the reader's own tags, for completion */
export const writeTags = (names) => browser.storage.local.set({ tags: names });

/** @param {string} name a tag that the server may not know yet */
export const addTag = (name) =>
  inTurn(async () => {
    const { tags = [] } = /** @type {{ tags?: string[] }} */ (await browser.storage.local.get('tags'));
    if (!tags.some((tag) => tag.toLowerCase() === name.toLowerCase())) await writeTags([...tags, name]);
  });

/**
 * @param {Mark} base
 * @returns {Promise<Mark>}
 */
async function withEdits(base) {
  const waiting = await outbox.getWaitingFor(base.identifiers);
  if (!waiting.length) return base;
  return { ...waiting.reduce((mark, operation) => apply(mark, operation, when(operation)), base), base };
}

/** @param {Operation} operation */
const when = ({ op_id, at }) => ({ op_id, time: new Date(Number(at.slice(0, 15))).toISOString() });

/**
 * @param {Paper} paper
 * @returns {Promise<Mark | undefined>}
 */
async function readOne({ identifiers }) {
  const entries = await browser.storage.local.get(identifiers.map(storageKey));
  return /** @type {Mark | undefined} */ (Object.values(entries)[0]);
}

/**
 * @param {Mark[]} marks
 * @param {string[]} [also] identifiers that the page knows and the record may not
 */
function write(marks, also = []) {
  return browser.storage.local.set(
    Object.fromEntries(
      marks.flatMap((mark) => [...new Set([...mark.identifiers, ...also])].map((paper) => [storageKey(paper), mark])),
    ),
  );
}

async function readEpoch() {
  const { lookup_epoch = 0 } = await browser.storage.local.get('lookup_epoch');
  return /** @type {number} */ (lookup_epoch);
}

/**
 * Only what a mark is drawn from: the mirror holds the whole library.
 * @param {Mark} mark
 * @returns {Mark}
 */
function slim({ identifiers, title, judged, starred, tags, notes, times_seen, first_seen_at, last_seen_at }) {
  return { identifiers, title, judged, starred, tags, notes, times_seen, first_seen_at, last_seen_at };
}

// Searching: one search at a time, the last good list standing until the next one is there.

/** @import { Facets } from '../types.d.ts' */
/** @import { Search } from './address.js' */

import { sayError } from '../said.js';
import { ServerError, get } from '../server.js';
import { ask } from './address.js';
import { Source } from './source.js';

/**
 * @param {object} view
 * @param {(source: Source) => void} view.show a search's first papers are there
 * @param {(facets: Facets) => void} view.count
 * @param {(error: ServerError | null) => void} view.tell that a query cannot be read, or that it can
 */
export function makeFinding({ show, count, tell }) {
  let stop = new AbortController();

  /** @param {Search} search */
  async function find(search) {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const source = new Source({ ...ask(search), sort: search.sort });
    try {
      const counted = recount(search, source, signal);
      await source.start(signal);
      tell(null);
      show(source);
      await counted;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ServerError && error.errors.q) tell(error);
      else sayError(error);
    }
  }

  /** @param {Search} search @param {Source} source */
  async function recount(search, source, signal = stop.signal) {
    try {
      /** @type {Facets} */
      const facets = await get('/facets', ask(search), signal);
      if (signal.aborted) return;
      source.count(facets.total);
      count(facets);
    } catch (error) {
      if (!signal.aborted && !(error instanceof ServerError)) throw error; // The list itself tells what is wrong.
    }
  }

  return { find, recount, end: () => stop.abort() };
}

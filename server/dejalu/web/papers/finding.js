// Searching: one search at a time, the last good list standing until the next one is there.

/** @import { Facets } from '../types.d.ts' */
/** @import { Search } from './address.js' */

import { ServerError, get } from '../server.js';
import { ask } from './address.js';
import { Source } from './source.js';

/**
 * @param {object} view
 * @param {(source: Source) => void} view.show a search's first papers are there
 * @param {(facets: Facets) => void} view.count
 * @param {(error: ServerError | null) => void} view.tell that a query cannot be read, or that it can
 * @param {(error: unknown) => void} view.fail
 */
export function makeFinding({ show, count, tell, fail }) {
  let stop = new AbortController();
  /** @type {Promise<boolean> | null} the search under way: whether what it finds is shown */
  let pending = null;

  /** @param {Search} search */
  function find(search) {
    stop.abort();
    stop = new AbortController();
    const mine = findFirst(new Source(search), stop.signal);
    pending = mine;
    void mine.finally(() => {
      if (pending === mine) pending = null;
    });
  }

  /**
   * Do something with what is found, once it is; not if there is nothing new to see.
   * @param {() => unknown} act
   */
  async function whenFound(act) {
    if (!pending || (await pending)) await act();
  }

  /** @param {Source} source @param {AbortSignal} signal */
  async function findFirst(source, signal) {
    try {
      void recount(source, signal);
      await source.start(signal);
      tell(null);
      show(source);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof ServerError && error.errors.q) tell(error);
      else fail(error);
      return false;
    }
  }

  /** @param {Source} source */
  async function recount(source, signal = stop.signal) {
    try {
      /** @type {Facets} */
      const facets = await get('/facets', ask(source.search), signal);
      if (signal.aborted) return;
      source.count(facets.total);
      count(facets);
    } catch (error) {
      if (!signal.aborted && !(error instanceof ServerError)) throw error; // The list itself tells what is wrong.
    }
  }

  return { find, recount, whenFound, end: () => stop.abort() };
}

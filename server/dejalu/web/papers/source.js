// The papers of a search: those that were looked at so far, in their places, and the rest when they are wanted.

/** @import { Mark, Paper, Papers } from '../types.d.ts' */
/** @import { Search } from './address.js' */

import { sayError } from '../said.js';
import { get } from '../server.js';
import { ask } from './address.js';

/** Places beyond the loaded ones from which on these are not gone through one page after the other. */
const FAR = 300;
/** Papers that the server answers by their ids at once. */
const MOST = 100;

export class Source {
  total = 0;
  isNear = false;
  /** @type {Map<number, Paper>} by place, from 0 */
  #papers = new Map();
  /** @type {Map<number, number>} its place, by a paper's id */
  #places = new Map();
  /** @type {Set<number>} the ids of loaded papers that changed since */
  #stale = new Set();
  #counted = 0;
  /** Places from the beginning that are loaded. */
  #reached = 0;
  /** @type {string | null} null where all is loaded, or the order is known */
  #cursor = null;
  /** @type {number[] | null} which paper is at which place, once that was asked for: nothing shifts any more */
  #order = null;
  /** @type {Promise<void> | null} */
  #ordering = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {[number, number]} the places wanted last */
  #wanted = [0, 0];

  /** Called when there is more to show. */
  tell = () => {};

  /** @param {Search} search */
  constructor(search) {
    this.search = search;
  }

  /** @param {AbortSignal} signal gives this search up */
  start = (signal) => this.#loadNext(signal);

  /** @param {number} place */
  at = (place) => this.#papers.get(place);

  /** @param {number} id @returns {number | undefined} the place of a paper that was loaded */
  placeOf = (id) => this.#places.get(id);

  /** @param {number} total as it was counted; what was loaded to the end was counted better */
  count(total) {
    this.#counted = total;
    if (this.#cursor !== null) this.total = Math.max(total, this.#reached);
  }

  /**
   * Have the papers in some places as they now are, and tell when they are there.
   * @param {number} first
   * @param {number} last
   */
  async want(first, last) {
    this.#wanted = [first, last];
    await (this.#loading ??= this.#loadWanted().catch(sayError).finally(() => (this.#loading = null)));
  }

  /** @returns {Promise<number[]>} the id of every paper, in the order in which they are shown */
  async ids() {
    if (this.#cursor !== null) await (this.#ordering ??= this.#loadOrder().finally(() => (this.#ordering = null)));
    return this.#order ?? this.#loadedIds();
  }

  /** The same of some places only. @param {number} first @param {number} last */
  async idsBetween(first, last) {
    const ids = last < this.#reached ? this.#loadedIds() : await this.ids();
    return ids.slice(first, last + 1);
  }

  /**
   * Have a paper drawn as it now stands; the rest of it is asked for when it is wanted.
   * @param {Mark} mark
   * @returns {number | null} its place
   */
  learn(mark) {
    const id = [mark.paper_id, ...mark.records].find((one) => this.#places.has(one));
    const place = id === undefined ? undefined : this.#places.get(id);
    if (place === undefined) return null;
    const paper = /** @type {Paper} */ (this.#papers.get(place));
    this.#put(place, { ...paper, mark });
    if (!this.isNear) this.#stale.add(paper.id); // Where something is only near, the server alone knows its hits.
    return place;
  }

  /** @param {number} place @param {Paper} paper */
  #put(place, paper) {
    this.#papers.set(place, paper);
    this.#places.set(paper.id, place);
    this.#stale.delete(paper.id);
  }

  #loadedIds = () => Array.from({ length: this.#reached }, (_, place) => /** @type {Paper} */ (this.at(place)).id);

  #missing() {
    const [first, last] = this.#wanted;
    const length = Math.max(0, Math.min(last, this.total - 1) - first + 1);
    return Array.from({ length }, (_, at) => first + at).filter((place) => {
      const paper = this.at(place);
      return !paper || this.#stale.has(paper.id);
    });
  }

  async #loadWanted() {
    for (let isMore = true; isMore; ) {
      const [place, ...others] = this.#missing();
      if (place === undefined) return;
      const isNext = this.#cursor !== null && place >= this.#reached && place < this.#reached + FAR;
      isMore = isNext ? await this.#loadNext() : await this.#loadThese([place, ...others]);
      this.tell();
    }
  }

  /** @param {AbortSignal} [signal] */
  async #loadNext(signal) {
    /** @type {Papers} */
    const page = await get('/papers', { ...this.#parameters(), cursor: this.#cursor }, signal);
    if (this.#order) return true; // It came meanwhile, and tells what follows.
    for (const paper of page.papers) this.#put(this.#reached++, paper);
    this.#cursor = page.cursor;
    this.isNear = page.is_near;
    this.total = page.cursor === null ? this.#reached : Math.max(this.#counted, this.#reached + 1);
    return true;
  }

  /** Those that are gone since do not come. @param {number[]} places @returns {Promise<boolean>} whether any came */
  async #loadThese(places) {
    const few = places.slice(0, MOST);
    const ids = await this.idsBetween(0, few.at(-1) ?? 0);
    const wanted = few.map((place) => this.at(place)?.id ?? ids[place]).filter((id) => id !== undefined);
    for (const id of wanted) this.#stale.delete(id); // One that is gone is not asked for again and again.
    if (!wanted.length) return false;
    /** @type {Papers} */
    const { papers } = await get('/papers', { q: ask(this.search).q, id: wanted.map(String) });
    const found = new Map(papers.map((paper) => [paper.id, paper]));
    for (const place of few) {
      const paper = found.get(this.at(place)?.id ?? ids[place] ?? 0);
      if (paper) this.#put(place, paper);
    }
    return papers.length > 0;
  }

  /** What was loaded stays where it is, and the others follow. */
  async #loadOrder() {
    /** @type {{ paper_ids: number[] }} */
    const { paper_ids } = await get('/paper-ids', this.#parameters());
    this.#order = [...this.#loadedIds(), ...paper_ids.filter((id) => !this.#places.has(id))];
    this.#cursor = null;
    this.total = this.#order.length;
  }

  #parameters = () => ({ ...ask(this.search), sort: this.search.sort });
}

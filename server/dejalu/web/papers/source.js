// The papers of a search: those that were looked at so far, in their places, and the rest when they are wanted.

/** @import { Parameters } from '../server.js' */
/** @import { Mark, Paper, Papers } from '../types.d.ts' */

import { sayError } from '../said.js';
import { get } from '../server.js';

/** Places beyond the loaded ones from which on these are not gone through one page after the other. */
const FAR = 300;

export class Source {
  total = 0;
  isNear = false;
  /** @type {Map<number, Paper>} by place, from 0 */
  #papers = new Map();
  /** @type {Map<number, number>} its place, by a paper's id */
  #places = new Map();
  #counted = 0;
  /** Places from the beginning that are loaded. */
  #reached = 0;
  /** @type {string | null} */
  #cursor = null;
  /** @type {Promise<number[]> | null} */
  #ids = null;
  #isLoading = false;
  /** @type {[number, number]} the places wanted last */
  #wanted = [0, 0];

  /** Called when there is more to show. */
  tell = () => {};

  /** @param {Parameters} parameters with the order */
  constructor(parameters) {
    this.parameters = parameters;
  }

  /** @param {AbortSignal} signal gives this search up */
  start = (signal) => this.#loadNext(signal);

  /** @param {number} place */
  at = (place) => this.#papers.get(place);

  /** @param {number} total as it was counted; what was loaded to the end was counted better */
  count(total) {
    this.#counted = total;
    if (this.#cursor !== null) this.total = Math.max(total, this.#reached);
  }

  /** Have the papers in some places, and tell when they are there. @param {number} first @param {number} last */
  async want(first, last) {
    this.#wanted = [first, Math.min(last, this.total - 1)];
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      for (let missing = this.#missing(); missing.length; missing = this.#missing()) {
        const [place = 0] = missing;
        if (place < this.#reached + FAR && this.#cursor !== null) await this.#loadNext();
        else await this.#loadFar(missing);
        this.tell();
      }
    } catch (error) {
      sayError(error);
    } finally {
      this.#isLoading = false;
    }
  }

  /** @returns {Promise<number[]>} the id of every paper, in this order */
  ids() {
    return (this.#ids ??= get('/paper-ids', this.parameters).then(({ paper_ids }) => paper_ids));
  }

  /**
   * Have a paper redrawn as it now stands.
   * @param {Mark} mark
   * @returns {number | null} its place
   */
  learn(mark) {
    const id = [mark.paper_id, ...mark.records].find((one) => this.#places.has(one));
    const place = id === undefined ? undefined : this.#places.get(id);
    if (place === undefined) return null;
    this.#put(place, { .../** @type {Paper} */ (this.#papers.get(place)), mark });
    return place;
  }

  /** @param {number} place @param {Paper} paper */
  #put(place, paper) {
    this.#papers.set(place, paper);
    this.#places.set(paper.id, place);
  }

  #missing() {
    const [first, last] = this.#wanted;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter((at) => !this.#papers.has(at));
  }

  /** @param {AbortSignal} [signal] */
  async #loadNext(signal) {
    /** @type {Papers} */
    const page = await get('/papers', { ...this.parameters, cursor: this.#cursor }, signal);
    for (const paper of page.papers) this.#put(this.#reached++, paper);
    this.#cursor = page.cursor;
    this.isNear = page.is_near;
    this.total = page.cursor === null ? this.#reached : Math.max(this.#counted, this.#reached + 1);
  }

  /** One by one, for there are few on a screen. @param {number[]} places */
  async #loadFar(places) {
    const ids = await this.ids();
    this.total = Math.max(this.#reached, ids.length);
    await Promise.all(places.map(async (place) => {
      const id = ids[place];
      if (id === undefined) return;
      const paper = await get(`/papers/${id}`);
      this.#put(place, { hits: null, ...paper });
    }));
    const [first, last] = this.#wanted;
    if (last >= this.total) this.#wanted = [first, this.total - 1];
  }
}

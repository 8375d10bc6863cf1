// The papers that wait: the one in focus first. More are fetched before they are needed.

import { get } from '../server.js';

/** @import { Mark, Paper } from '../types.d.ts' */

/** Papers that are at hand at least, where there are more: some seconds of the fastest judging. */
const AHEAD = 30;

export class Queue {
  /** @type {Paper[]} */
  papers = [];
  /** How many wait, with those not yet fetched. */
  total = 0;
  /** @type {string | null} up to when everything was gone through before */
  since = null;
  /** @type {string | null} when the paper was seen that was seen last */
  until = null;
  /** @type {Set<string>} what was done to papers of this queue, by the acts' ids */
  acts = new Set();
  /** @type {string | null} */
  #cursor = null;
  /** @type {Promise<void> | null} */
  #fetching = null;
  /** @type {Map<number, Paper>} those that left */
  #gone = new Map();

  /** @param {boolean} older whether those are wanted, too, that were gone through before */
  constructor(older) {
    this.older = older;
  }

  /** Fetch the first papers. */
  async begin() {
    await this.#fetch();
    this.until = this.papers[0]?.mark.last_seen_at ?? null;
  }

  /**
   * Take a paper out of the queue.
   * @param {Paper} paper
   */
  take(paper) {
    this.papers = this.papers.filter(({ id }) => id !== paper.id);
    this.#gone.set(paper.id, paper);
    this.total -= 1;
  }

  /**
   * Put a paper back that left, in front of the others.
   * @param {number} id
   * @returns {Paper | undefined} none where it had not left
   */
  bringBack(id) {
    const paper = this.#gone.get(id);
    if (!paper) return undefined;
    this.#gone.delete(id);
    this.papers.unshift(paper);
    this.total += 1;
    return paper;
  }

  /**
   * What became of a paper, here or elsewhere.
   * @param {Mark} mark
   */
  note(mark) {
    const is = (/** @type {Paper} */ { id }) => id === mark.paper_id || mark.records.includes(id);
    const paper = this.papers.find(is);
    if (paper) {
      paper.mark = mark;
      if (mark.judged) this.take(paper);
      return;
    }
    const left = [...this.#gone.values()].find(is);
    if (!left) return;
    left.mark = mark;
    if (!mark.judged) this.bringBack(left.id);
  }

  /** Whether no more are to be fetched. */
  get isWhole() {
    return !this.#cursor;
  }

  /** Have enough papers at hand; answers once there are more, or none are left. */
  async refill() {
    if (this.papers.length >= AHEAD || !this.#cursor) return;
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = null));
    await this.#fetching;
  }

  async #fetch() {
    /** @type {{ papers: Paper[], cursor: string | null, since: string | null, total: number }} */
    const answer = await get('/inbox', { cursor: this.#cursor, older: this.older || null });
    const known = new Set([...this.papers.map(({ id }) => id), ...this.#gone.keys()]);
    if (!this.#cursor) this.total = answer.total;
    this.#cursor = answer.cursor;
    this.since = answer.since;
    this.papers.push(...answer.papers.filter(({ id }) => !known.has(id)));
  }
}

// Which papers are selected, by their ids, however many of them were ever drawn.

/** @import { Source } from './source.js' */

export class Selection {
  /** @type {Set<number>} */
  #ids = new Set();
  /** The paper from which on a range is selected. @type {number | undefined} */
  #anchor;
  /** The number of the latest change: what was asked for before it, and comes after it, is not selected. */
  #turn = 0;

  /** @param {() => void} tell called when it changed */
  constructor(tell) {
    this.tell = tell;
  }

  get size() {
    return this.#ids.size;
  }

  ids = () => [...this.#ids];

  /** @param {number} id */
  has = (id) => this.#ids.has(id);

  clear() {
    this.#anchor = undefined;
    this.#change(new Set());
  }

  /** @param {Source} source @param {number} place */
  toggle(source, place) {
    const id = source.at(place)?.id;
    if (id === undefined) return;
    this.#anchor = id;
    const others = new Set(this.#ids);
    this.#change(others.delete(id) ? others : others.add(id));
  }

  /**
   * Select all from the last one that was selected to this; this alone where there is none.
   * @param {Source} source
   * @param {number} place
   */
  async extend(source, place) {
    const from = source.placeOf(this.#anchor ?? 0) ?? place;
    const [first, last] = [Math.min(from, place), Math.max(from, place)];
    await this.#add(source.idsBetween(first, last));
  }

  /** Select all that match, whether they were loaded or not. @param {Source} source */
  all = (source) => this.#add(source.ids());

  /** @param {Promise<number[]>} coming */
  async #add(coming) {
    const turn = this.#turn;
    const ids = await coming;
    if (turn === this.#turn) this.#change(new Set([...this.#ids, ...ids]));
  }

  /** @param {Set<number>} ids */
  #change(ids) {
    this.#turn += 1;
    this.#ids = ids;
    this.tell();
  }
}

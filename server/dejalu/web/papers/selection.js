// Which papers are selected, by their ids, however many of them were ever drawn.

/** @import { Source } from './source.js' */

export class Selection {
  /** @type {Set<number>} */
  #ids = new Set();
  /** The place from which on a range is selected. */
  #anchor = 0;

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
    this.#ids.clear();
    this.tell();
  }

  /** @param {Source} source @param {number} place */
  toggle(source, place) {
    const paper = source.at(place);
    if (!paper) return;
    if (!this.#ids.delete(paper.id)) this.#ids.add(paper.id);
    this.#anchor = place;
    this.tell();
  }

  /** Select all from the last one that was selected to this. @param {Source} source @param {number} place */
  async extend(source, place) {
    const [first, last] = [Math.min(this.#anchor, place), Math.max(this.#anchor, place)];
    const places = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const isLoaded = places.every((at) => source.at(at));
    const ids = isLoaded ? places.map((at) => source.at(at)?.id) : (await source.ids()).slice(first, last + 1);
    for (const id of ids) if (id !== undefined) this.#ids.add(id);
    this.tell();
  }

  /** Select all that match, whether they were loaded or not. @param {Source} source */
  async all(source) {
    this.#ids = new Set(source.isNear ? [] : await source.ids());
    this.tell();
  }
}

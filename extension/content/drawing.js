// The marks on the page: one for each title, put where the title is now.

/** @import { Mention } from '../types.d.ts' */
/** @import { Source } from './types.d.ts' */

import { drawMark, makeMark } from './mark.js';
import { onTrusted } from './trusted.js';

export class Drawing {
  /** @type {Map<string, HTMLElement[]>} the marks of each paper, in the order of its titles */
  #elements = new Map();
  /** @type {WeakMap<HTMLElement, ReturnType<typeof import('./controls.js').addControls>>} */
  #controls = new WeakMap();

  /** @type {Set<string>} papers to draw once the pointer is up: what is pressed must not move away under it */
  #waiting = new Set();
  #isPressed = false;

  /** @param {Source} source */
  constructor(source) {
    this.source = source;
    document.addEventListener('pointerdown', () => (this.#isPressed = true), { capture: true });
    const release = () => setTimeout(() => this.#release()); // After the click that comes of it.
    document.addEventListener('pointerup', release, { capture: true });
    document.addEventListener('pointercancel', release, { capture: true });
  }

  #release() {
    this.#isPressed = false;
    this.#waiting.forEach((paper) => this.draw(paper));
    this.#waiting.clear();
  }

  /**
   * Draw these mentions, and nothing that is there already.
   * @param {Mention[]} mentions
   */
  place(mentions) {
    /** @type {Map<string, number>} */
    const shown = new Map();
    for (const mention of mentions) {
      const title = shown.get(mention.paper) ?? 0;
      shown.set(mention.paper, title + 1);
      if (mention.place.isConnected) this.#ensure(mention, title);
    }
  }

  /**
   * Draw a paper's marks anew.
   * @param {string} paper
   */
  draw(paper) {
    for (const element of this.#elements.get(paper) ?? []) this.#draw(paper, element);
  }

  /** Keep what has been typed into any of the marks. */
  save() {
    for (const element of [...this.#elements.values()].flat()) this.#controls.get(element)?.save();
  }

  /**
   * @param {Mention} mention
   * @param {number} title which of the paper's titles on this page it is
   */
  #ensure(mention, title) {
    const { paper, place, layout } = mention;
    const own = this.#elements.get(paper) ?? [];
    this.#elements.set(paper, own);
    const element = (own[title] ??= this.#make(mention));
    for (const other of place.querySelectorAll(':scope > dejalu-mark')) if (other !== element) other.remove();
    if (element.getAttribute('layout') !== layout) element.setAttribute('layout', layout);
    this.#draw(paper, element); // Before it stands in the page, which then works out its style once.
    if (element.parentElement !== place) {
      place.append(element);
      this.#controls.get(element)?.restore();
    }
  }

  /** @param {Mention} mention */
  #make(mention) {
    const element = makeMark(mention);
    const chip = /** @type {HTMLElement} */ (element.shadowRoot?.firstElementChild);
    const equip = () => this.#equip(element, mention);
    element.addEventListener('pointerenter', equip, { once: true });
    element.addEventListener('focusin', equip, { once: true });
    onTrusted(chip, 'click', () => void equip().then(({ toggleEditor }) => toggleEditor()));
    if (mention.layout === 'page') void equip();
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {Mention} mention
   */
  async #equip(element, mention) {
    const { addControls } = await import('./controls.js');
    let controls = this.#controls.get(element);
    if (!controls) {
      controls = addControls(element, this.source.control(mention));
      this.#controls.set(element, controls);
      controls.draw();
    }
    return controls;
  }

  /**
   * @param {string} paper
   * @param {HTMLElement} element
   */
  #draw(paper, element) {
    if (this.#isPressed && element.isConnected) return void this.#waiting.add(paper);
    const { getMark, isFresh, getVersion } = this.source;
    drawMark(element, getMark(paper), { isFresh: isFresh(paper), version: getVersion(paper) });
    this.#controls.get(element)?.draw();
  }
}

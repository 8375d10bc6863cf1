// The marks on the page: one for each title, put where the title is now.

/** @import { Drawing, MarkControls, Mention, Source } from './types.d.ts' */

import { ask, isAlive, life } from './life.js';
import { drawMark, makeMark } from './mark.js';
import { onTrusted } from './trusted.js';

/** @type {(source: Source) => Drawing} */
export function makeDrawing({ getMark, isFresh, getVersion, control }) {
  /** @type {Map<string, HTMLElement[]>} the marks of each paper, in the order of its titles */
  const marks = new Map();
  /** @type {WeakMap<HTMLElement, MarkControls>} */
  const controls = new WeakMap();
  /** @type {Map<Element, Element>} marks with controls that an earlier script of the extension left, by their places */
  const earlier = new Map();
  for (const old of document.querySelectorAll('dejalu-mark')) {
    if (old.parentElement && old.shadowRoot?.querySelector('textarea')) earlier.set(old.parentElement, old);
    else old.remove();
  }

  /** @type {Set<string>} papers to draw once the pointer is up: what is pressed must not move away under it */
  const waiting = new Set();
  let isPressed = false;
  const options = { capture: true, signal: life };
  document.addEventListener('pointerdown', () => (isPressed = true), options);
  for (const type of ['pointerup', 'pointercancel']) {
    document.addEventListener(type, () => setTimeout(release), options); // After the click that comes of it.
  }

  function release() {
    isPressed = false;
    if (isAlive()) waiting.forEach(draw);
    waiting.clear();
  }

  function draw(/** @type {string} */ paper) {
    for (const mark of marks.get(paper) ?? []) drawOne(paper, mark);
  }

  function drawOne(/** @type {string} */ paper, /** @type {HTMLElement} */ mark) {
    if (isPressed && mark.isConnected) return void waiting.add(paper);
    drawMark(mark, getMark(paper), { isFresh: isFresh(paper), version: getVersion(paper) });
    controls.get(mark)?.draw();
  }

  /** Have a mention marked; `title` tells which of the paper's titles on this page it is. */
  function ensure(/** @type {Mention} */ mention, /** @type {number} */ title) {
    const { paper, place, layout } = mention;
    const own = marks.get(paper) ?? [];
    marks.set(paper, own);
    const mark = (own[title] ??= make(mention));
    if (mark.getAttribute('layout') !== layout) mark.setAttribute('layout', layout);
    drawOne(paper, mark); // Before it stands in the page, which then works out its style once.
    if (earlier.get(place)?.getAttribute('paper') === paper) return void equip(mark, mention);
    earlier.delete(place);
    for (const other of place.querySelectorAll(':scope > dejalu-mark')) if (other !== mark) other.remove();
    if (mark.parentElement === place) return;
    place.append(mark);
    controls.get(mark)?.restore();
  }

  function make(/** @type {Mention} */ mention) {
    const mark = makeMark(mention);
    const chip = /** @type {HTMLElement} */ (mark.shadowRoot?.firstElementChild);
    const equipIt = () => equip(mark, mention);
    mark.addEventListener('pointerenter', equipIt, { once: true });
    mark.addEventListener('focusin', equipIt, { once: true });
    onTrusted(chip, 'click', () => void equipIt().then(({ toggleEditor }) => toggleEditor()));
    if (mention.layout === 'page') void equipIt();
    return mark;
  }

  async function equip(/** @type {HTMLElement} */ mark, /** @type {Mention} */ mention) {
    const { addControls } = await ask(() => import('./controls.js'));
    const there = controls.get(mark);
    if (there) return there;
    const added = addControls(mark, control(mention));
    controls.set(mark, added);
    const old = earlier.get(mention.place);
    if (old?.shadowRoot) {
      old.before(mark);
      added.takeOver(old.shadowRoot);
      old.remove();
      earlier.delete(mention.place);
    }
    added.draw();
    return added;
  }

  return {
    draw,
    copy(mention, form) {
      const mark = marks.get(mention.paper)?.find(({ parentElement }) => parentElement === mention.place);
      if (mark) void equip(mark, mention).then(({ copy }) => copy(form));
    },
    place(mentions) {
      /** @type {Map<string, number>} */
      const shown = new Map();
      for (const mention of mentions) {
        const title = shown.get(mention.paper) ?? 0;
        shown.set(mention.paper, title + 1);
        if (mention.place.isConnected) ensure(mention, title);
      }
    },
  };
}

// What changes while the list is shown: known papers are drawn as they now are, others are offered.

/** @import { Source } from './source.js' */

import { isActing } from '../acts.js';
import { button, count } from '../element.js';
import { listen } from '../live.js';

/** Milliseconds that changes are waited for, as they often come together. */
const PAUSE = 250;

/**
 * @param {object} list
 * @param {() => Source | null} list.source
 * @param {(place: number) => void} list.redraw
 * @param {() => unknown} list.reload show the list anew
 * @param {() => unknown} list.recount
 */
export function watchChanges({ source, redraw, reload, recount }) {
  /** @type {Set<number>} */
  const others = new Set();
  const offer = button('', reload, { class: 'offer', hidden: true });
  let timer = 0;

  const end = listen((changes, all) => {
    if (all) return void reload();
    for (const mark of changes) {
      const place = source()?.learn(mark) ?? null;
      if (place !== null) redraw(place);
      else if (!isActing()) others.add(mark.paper_id);
    }
    if (others.size && source()?.total === 0) return void reload(); // There is nothing that it could shift.
    draw();
    clearTimeout(timer);
    timer = setTimeout(recount, PAUSE);
  });

  function draw() {
    offer.hidden = !others.size;
    offer.textContent = `${count(others.size, 'paper')} changed: show`;
  }

  return {
    offer,
    /** What is shown is new, but for these papers. @param {Iterable<number>} [changed] */
    begin(changed = []) {
      others.clear();
      for (const id of changed) others.add(id);
      draw();
    },
    end() {
      clearTimeout(timer);
      end();
    },
  };
}

/**
 * Have a source that is not shown know of changes.
 * @param {Source} source
 * @param {Set<number>} others come to hold the other papers that changed
 * @returns {() => void} to stop
 */
export const keepUp = (source, others) =>
  listen((changes) => {
    for (const mark of changes) if (source.learn(mark) === null) others.add(mark.paper_id);
  });

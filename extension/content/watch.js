// When the page changes, or comes back.

/** @import { Watcher } from './types.d.ts' */

import { isAlive, life } from './life.js';

/** @param {MutationRecord} record whether nothing changed but marks and bar */
const isOurs = ({ type, addedNodes, removedNodes }) =>
  type === 'childList' && [...addedNodes, ...removedNodes].every(({ nodeName }) => nodeName.startsWith('DEJALU-'));

/** @param {Watcher} page */
export function watchPage({ pass, comeBack }) {
  let isScheduled = false;
  function run() {
    isScheduled = false;
    if (isAlive()) pass();
  }

  const observer = new MutationObserver((records) => {
    if (!isAlive() || isScheduled || records.every(isOurs)) return;
    isScheduled = true;
    // A hidden tab draws no frames, but its badge should be right.
    if (document.hidden) setTimeout(run, 100);
    else requestAnimationFrame(run);
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  life.addEventListener('abort', () => observer.disconnect());

  window.addEventListener('pageshow', ({ persisted }) => persisted && comeBack(), { signal: life });
  document.addEventListener('visibilitychange', () => document.hidden || comeBack(), { signal: life });
}

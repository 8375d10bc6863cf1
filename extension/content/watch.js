// When the page changes, is left, or comes back.

/** @import { Watcher } from './types.d.ts' */

/** @param {MutationRecord} record whether nothing changed but marks and bar */
const isOurs = ({ type, addedNodes, removedNodes }) =>
  type === 'childList' && [...addedNodes, ...removedNodes].every(({ nodeName }) => nodeName.startsWith('DEJALU-'));

/** @param {Watcher} page */
export function watchPage({ pass, leave, comeBack }) {
  let isScheduled = false;
  function run() {
    isScheduled = false;
    pass();
  }

  new MutationObserver((records) => {
    if (isScheduled || records.every(isOurs)) return;
    isScheduled = true;
    // A hidden tab draws no frames, but its badge should be right.
    if (document.hidden) setTimeout(run, 100);
    else requestAnimationFrame(run);
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });

  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', ({ persisted }) => persisted && comeBack());
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
}

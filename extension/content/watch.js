// When the page changes, is left, or comes back.

/** @param {MutationRecord} record whether nothing changed but marks and bar */
const isOurs = ({ type, addedNodes, removedNodes }) =>
  type === 'childList' && [...addedNodes, ...removedNodes].every(({ nodeName }) => nodeName.startsWith('DEJALU-'));

/**
 * @param {object} page
 * @param {() => void} page.pass looks at the whole page; called once for all changes between two frames
 * @param {() => void} page.leave
 * @param {() => void} page.comeBack to the tab, or from the back/forward cache, in which nothing was told to us
 */
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

// A card that is at least half on screen for 1.5 s, in a tab that is in front, has been seen; once in a page visit.

/** @import { Shown, WatchSeen } from './types.d.ts' */

const DWELL = 1500;

/** @type {WatchSeen} */
export function watchSeen(see, signal) {
  /** @type {Map<Element, Shown>} */
  const cards = new Map();
  /** @type {Set<string>} */
  const seen = new Set();

  /** @param {Element} card of which something has changed: its time starts anew */
  function time(card) {
    const shown = cards.get(card);
    clearTimeout(shown?.timer);
    if (!shown?.isOnScreen || document.hidden || signal.aborted) return;
    shown.timer = setTimeout(() => {
      if (!card.isConnected || seen.has(shown.paper)) return;
      seen.add(shown.paper);
      see(shown.paper);
    }, DWELL);
  }
  const timeAll = () => [...cards.keys()].forEach(time);

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const shown = cards.get(target);
        if (shown) shown.isOnScreen = isIntersecting;
        time(target);
        if (isIntersecting || target.isConnected) continue;
        observer.unobserve(target);
        cards.delete(target);
      }
    },
    { threshold: 0.5 },
  );
  document.addEventListener('visibilitychange', timeAll, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    timeAll();
  });

  return (card, paper) => {
    const shown = cards.get(card);
    if (shown?.paper === paper) return;
    cards.set(card, { ...shown, paper, isOnScreen: shown?.isOnScreen ?? false });
    observer.observe(card);
    time(card); // It may have shown another paper until now.
  };
}

// A card that is at least half on screen for 1.5 s, in a tab that is in front, has been seen; once in a page visit.

const DWELL = 1500;

/**
 * @param {(paper: string) => void} see
 * @returns {(card: Element, paper: string) => void} to be told of every card
 */
export function watchSeen(see) {
  /** @type {Map<Element, string>} */
  const papers = new Map();
  /** @type {Set<Element>} */
  const onScreen = new Set();
  /** @type {Map<Element, ReturnType<typeof setTimeout>>} */
  const timers = new Map();
  /** @type {Set<string>} */
  const seen = new Set();

  /** @param {Element} card */
  function start(card) {
    const paper = papers.get(card);
    if (!paper || seen.has(paper) || timers.has(card) || document.hidden) return;
    timers.set(
      card,
      setTimeout(() => {
        timers.delete(card);
        if (!card.isConnected || seen.has(paper)) return;
        seen.add(paper);
        see(paper);
      }, DWELL),
    );
  }

  /** @param {Element} card */
  function stop(card) {
    clearTimeout(timers.get(card));
    timers.delete(card);
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          onScreen.add(target);
          start(target);
        } else {
          onScreen.delete(target);
          stop(target);
          if (target.isConnected) continue;
          observer.unobserve(target);
          papers.delete(target);
        }
      }
    },
    { threshold: 0.5 },
  );

  document.addEventListener('visibilitychange', () => onScreen.forEach(document.hidden ? stop : start));

  return (card, paper) => {
    if (papers.get(card) === paper) return;
    papers.set(card, paper);
    observer.observe(card);
    stop(card); // It may have shown another paper until now.
    if (onScreen.has(card)) start(card);
  };
}

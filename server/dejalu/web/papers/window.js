// A long list of which only those rows are there that are near what is looked at. All rows are of one height.

/** Rows beyond the edges of the window. */
const BEYOND = 6;

/** @typedef {{ top: number, bottom: number }} Margin pixels of the window that other things lie over */

/**
 * @param {HTMLElement} element becomes as high as all rows together, and holds those that are there
 * @param {object} rows
 * @param {() => number} rows.total
 * @param {(place: number) => HTMLElement} rows.make an empty row
 * @param {(row: HTMLElement, place: number) => void} rows.draw
 * @param {() => number} rows.kept the place of a row that stays, as it may have the focus
 * @param {(first: number, last: number) => void} rows.want told of the places that are looked at
 */
export function makeWindow(element, { total, make, draw, kept, want }) {
  /** @type {Map<number, HTMLElement>} */
  const shown = new Map();
  let height = 1;
  let frame = 0;

  function measure() {
    height = parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 1;
    element.style.height = `${total() * height}px`;
    for (const [place, row] of shown) row.style.top = `${place * height}px`;
  }

  function fill() {
    frame = 0;
    const { top } = element.getBoundingClientRect();
    const clamp = (/** @type {number} */ place) => Math.max(0, Math.min(total() - 1, Math.floor(place)));
    const first = clamp(-top / height - BEYOND);
    const last = clamp((innerHeight - top) / height + BEYOND);
    for (const [place, row] of shown) {
      const isWanted = (place >= first && place <= last) || (place === kept() && row.contains(document.activeElement));
      if (isWanted && place < total()) continue;
      row.remove();
      shown.delete(place);
    }
    for (let place = first; place <= last && place < total(); place++) if (!shown.has(place)) add(place);
    if (total()) want(first, last);
  }

  /** @param {number} place */
  function add(place) {
    const row = make(place);
    row.style.top = `${place * height}px`;
    draw(row, place);
    const next = [...shown.keys()].filter((other) => other > place).sort((a, b) => a - b)[0];
    element.insertBefore(row, next === undefined ? null : shown.get(next) ?? null);
    shown.set(place, row);
    return row;
  }

  const later = () => (frame ||= requestAnimationFrame(fill));
  const resized = () => (measure(), later());
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', resized);
  document.documentElement.addEventListener('look', resized);

  return {
    /** Draw all rows anew, as many as there are now. */
    draw() {
      measure();
      for (const [place, row] of shown) if (place < total()) draw(row, place);
      fill();
    },
    /** Draw a row anew, if it is there. @param {number} place */
    redraw(place) {
      const row = shown.get(place);
      if (row) draw(row, place);
    },
    /** What is there, by place. */
    rows: () => shown,
    /** Have no row of what was shown before. */
    clear() {
      for (const row of shown.values()) row.remove();
      shown.clear();
    },
    /**
     * Have a row there and in sight.
     * @param {number} place
     * @param {Margin} margin
     */
    reveal(place, margin) {
      const top = element.getBoundingClientRect().top + place * height;
      const above = top - margin.top;
      const below = top + height - innerHeight + margin.bottom;
      if (above < 0) scrollBy(0, above);
      else if (below > 0) scrollBy(0, below);
      fill();
      return shown.get(place) ?? add(place);
    },
    rowsInSight: () => Math.max(1, Math.floor((innerHeight - 160) / height)),
    end() {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', later);
      removeEventListener('resize', resized);
      document.documentElement.removeEventListener('look', resized);
    },
  };
}

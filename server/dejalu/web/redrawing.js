// Drawing a part of the page anew under the reader's hands.

const CONTROLS = 'a, button, input, select, textarea, summary';

/**
 * Put what is drawn in place of what an element holds. The control that had the focus has it again: itself, or the one
 * with its `data-key`, else the one that is now at its place, else the element. What was opened, and has a `data-key`
 * on its summary, stays open.
 * @param {HTMLElement} element
 * @param {() => (Node | string)[]} draw makes them; it may use again what the element holds
 */
export function redraw(element, draw) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const active = element.contains(focused) ? focused : null;
  const place = active ? findAll(element, CONTROLS).indexOf(active) : -1;
  const opened = findAll(element, 'details[open] > summary[data-key]').map(keyOf);
  element.replaceChildren(...draw());
  for (const summary of findAll(element, 'details > summary[data-key]'))
    if (opened.includes(keyOf(summary))) summary.parentElement?.setAttribute('open', '');
  if (active && active !== document.activeElement) findAgain(element, active, place).focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} active
 * @param {number} place
 * @returns {HTMLElement}
 */
function findAgain(element, active, place) {
  const controls = findAll(element, CONTROLS);
  return controls.find((one) => one === active)
    ?? controls.find((one) => keyOf(one) && keyOf(one) === keyOf(active))
    ?? controls[Math.min(place, controls.length - 1)] ?? element;
}

/** @type {(element: Element, selector: string) => HTMLElement[]} */
const findAll = (element, selector) => [...element.querySelectorAll(/** @type {'a'} */ (selector))];

/** @param {Element} element */
const keyOf = (element) => element.getAttribute('data-key');

/**
 * @param {Element | null} [around] what stays, should the control that has the focus be drawn anew; else the row around
 *   it
 * @returns {() => void} gives the focus to the control that has it now, to its likes by the `data-key`, or to the row
 */
export function keepFocus(around) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const key = active?.dataset.key;
  const place = around ?? active?.closest('[role=row]');
  return () => {
    const again = key && place?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const control = active?.isConnected ? active : again || place;
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
  };
}

// Drawing a part of the page anew under the reader's hands.

/**
 * Put these in place of what an element holds; the control that had the focus has it again, known by its `data-key`.
 * @param {Element} element
 * @param {...(Node | string)} children
 */
export function redraw(element, ...children) {
  const focusAgain = element.contains(document.activeElement) ? keepFocus(element) : () => {};
  element.replaceChildren(...children);
  focusAgain();
}

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

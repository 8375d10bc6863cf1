// Drawing a part of the page anew under the reader's hands.

/**
 * Put these in place of what an element holds; the control that had the focus has it again, known by its `data-key`.
 * @param {Element} element
 * @param {...(Node | string)} children
 */
export function redraw(element, ...children) {
  const active = element.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.getAttribute('data-key');
  element.replaceChildren(...children);
  if (active && !active.isConnected && key) {
    /** @type {HTMLElement | null} */ (element.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }
}

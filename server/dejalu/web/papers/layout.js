// Where the parts of the view stand.

/** @import { Search } from './address.js' */

import { count as tellCount, make } from '../element.js';
import { SORTS } from './address.js';

/** Narrower windows have the facets above the list, closed. */
const WIDE = matchMedia('(min-width: 800px)');

/** @typedef {{ element: HTMLElement }} Part */

/**
 * @param {HTMLElement} main
 * @param {{ box: Part, facets: Part, list: Part, bulk: Part, offer: HTMLElement }} parts
 * @param {{ sort: (sort: string) => void, toggleAll: (isOn: boolean) => unknown }} doings
 */
export function layOut(main, { box, facets, list, bulk, offer }, { sort, toggleAll }) {
  const counted = make('p', { class: 'count', role: 'status', tabindex: -1 });
  const chips = make('div', { class: 'chips' });
  const said = make('div', {});
  const order = make('select', { 'aria-label': 'Order' }, ...SORTS.map(({ value, name }) => new Option(name, value)));
  order.addEventListener('change', () => sort(order.value));
  const all = make('input', { type: 'checkbox', 'aria-label': 'Select all' });
  all.addEventListener('change', () => toggleAll(all.checked));
  const top = make('div', { class: 'top' }, box.element);
  const narrowing =
    make('details', { class: 'narrowing', open: WIDE.matches }, make('summary', {}, 'Filter'), facets.element);
  const adapt = () => (narrowing.open = WIDE.matches);
  WIDE.addEventListener('change', adapt);
  /** Where the reader goes on when what had the focus is gone. */
  const focus = () => counted.focus({ preventScroll: true });
  main.replaceChildren(
    make('h1', { class: 'heard' }, 'Papers'), top,
    make('div', { class: 'columns' },
      make('aside', { 'aria-label': 'Filter' }, narrowing),
      make('section', { class: 'found', 'aria-label': 'Found' },
        make('div', { class: 'head' }, all, counted, chips, offer, order), said, list.element, bulk.element)));

  return {
    margin: () => ({
      top: top.getBoundingClientRect().bottom + 4,
      bottom: Math.max(12, bulk.element.hidden ? 0 : innerHeight - bulk.element.getBoundingClientRect().top + 4),
    }),
    focus,
    /** @param {Search} search @param {Node[]} filters */
    drawSearch(search, filters) {
      order.value = search.sort;
      const hadFocus = chips.contains(document.activeElement);
      chips.replaceChildren(...filters);
      if (hadFocus) focus();
    },
    /** @param {number} total @param {boolean} isWhole @param {boolean} isNear */
    count(total, isWhole, isNear) {
      counted.textContent = isNear ? '' : `${tellCount(total, 'paper')}${isWhole ? '' : ' found'}`;
      list.element.hidden = !total;
    },
    /** @param {number} selected @param {number} total */
    drawSelection(selected, total) {
      all.checked = selected > 0 && selected >= total;
      all.indeterminate = selected > 0 && selected < total;
      all.hidden = !total;
    },
    /** @param {Node | null} told above the list, or in its place */
    tell(told) {
      const hadFocus = said.contains(document.activeElement);
      said.replaceChildren(...(told ? [told] : []));
      if (hadFocus) focus();
    },
    end: () => WIDE.removeEventListener('change', adapt),
  };
}

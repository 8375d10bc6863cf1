// What the papers of a search are made of, each part with its number; pressed, it becomes a filter.

/** @import { Facets, Standing } from '../types.d.ts' */
/** @import { Search } from './address.js' */

import { button, make } from '../element.js';
import { redraw } from '../redrawing.js';
import { STANDINGS } from '../shared/marks.js';
import { status } from '../status.js';
import { tag } from '../tags.js';

/** Values shown before the reader asks for more of them. */
const FEW = 10;

/** @typedef {{ value: string, content: Node | string, count: number, isOn: boolean, change: Partial<Search> }} Facet */

/** @param {(change: Partial<Search>) => void} change */
export function makeFacets(change) {
  const element = make('div', { class: 'facets' });
  /** @type {Set<string>} the groups of which all is shown */
  const whole = new Set();

  /** @param {Facets} facets @param {Search} search */
  function draw(facets, search) {
    const { statuses, starred, noted, tags, years } = facets;
    const counted = new Map(statuses.map(({ value, count }) => [value, count]));
    const standings = STANDINGS.filter((name) => name !== 'new' || counted.has(name));
    const groups = [
      group('Status', standings.map((name) => ({
        value: name, content: status(name), count: counted.get(name) ?? 0, isOn: search.status.includes(name),
        change: { status: toggle(search.status, name) },
      }))),
      group('Marked', [
        { value: 'starred', content: '★ Starred', count: starred, isOn: search.starred,
          change: { starred: !search.starred } },
        { value: 'noted', content: '✎ With notes', count: noted, isOn: search.noted, change: { noted: !search.noted } },
      ]),
      group('Tags', tags.map(({ value, count }) => ({
        value, content: tag(value), count, isOn: search.tag.some((one) => one.toLowerCase() === value.toLowerCase()),
        change: { tag: toggle(search.tag, value) },
      }))),
      group('Year', [...years].sort((a, b) => b.value - a.value).map((one) => {
        const value = String(one.value);
        const isOn = search.year === value;
        return { value, content: value, count: one.count, isOn, change: { year: isOn ? '' : value } };
      })),
    ];
    redraw(element, () => groups.filter((one) => one !== null));
  }

  /** @param {string} name @param {Facet[]} facets */
  function group(name, facets) {
    if (!facets.length) return null;
    const few = whole.has(name) ? facets : facets.filter(({ isOn }, place) => place < FEW || isOn);
    const draw = (/** @type {Facet[]} */ some) => some.map((facet) => make('li', {}, makeFacet(name, facet)));
    const list = make('ul', {}, ...draw(few));
    const more = button(`${facets.length - few.length} more`, () => {
      whole.add(name);
      list.replaceChildren(...draw(facets));
      list.querySelectorAll('button')[few.length]?.focus();
      more.remove();
    }, { class: 'plain more', 'aria-label': `${name}: ${facets.length - few.length} more` });
    return make('section', {}, make('h2', {}, name), list, few.length < facets.length ? more : null);
  }

  /** @param {string} name @param {Facet} facet */
  function makeFacet(name, { value, content, count, isOn, change: to }) {
    const number = count ? count.toLocaleString('en') : '';
    const key = { 'data-key': `${name}: ${value}`, 'aria-pressed': String(isOn) };
    return make('button', { type: 'button', ...key, click: () => change(to) },
      make('span', { class: 'value' }, content), make('span', { class: 'number' }, number));
  }

  return { element, draw };
}

/** @param {string[]} values @param {string} value */
const toggle = (values, value) => {
  const others = values.filter((one) => one.toLowerCase() !== value.toLowerCase());
  return others.length < values.length ? others : [...values, value];
};

/** @param {string} name @returns {name is Standing} */
const isStanding = (name) => STANDINGS.some((one) => one === name);

/**
 * The filters that are on, each as a button that takes it away.
 * @param {Search} search
 * @param {(change: Partial<Search>) => void} change
 */
export function makeChips(search, change) {
  /** @param {string} name @param {Node | string} content @param {Partial<Search>} to */
  const chip = (name, content, to) =>
    make('button', { type: 'button', class: 'chip', 'aria-label': `Take away the filter ${name}`,
      click: () => change(to) }, content, ' ×');
  return [
    ...search.status.map((one) =>
      chip(one, isStanding(one) ? status(one) : one, { status: toggle(search.status, one) })),
    ...search.tag.map((one) => chip(one, tag(one), { tag: toggle(search.tag, one) })),
    ...(search.starred ? [chip('starred', '★ starred', { starred: false })] : []),
    ...(search.noted ? [chip('with notes', '✎ with notes', { noted: false })] : []),
    ...(search.year ? [chip(search.year, search.year, { year: '' })] : []),
  ];
}

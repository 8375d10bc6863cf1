// The reader's tags: what there are, and how they are called and coloured.

import { count, make } from '../element.js';
import { listen } from '../live.js';
import { redraw } from '../redrawing.js';
import { sayError } from '../said.js';
import { loadTags } from '../tags.js';
import { drawRow } from './row.js';

/** @import { Tag } from '../types.d.ts' */

/** @type {Record<string, (one: Tag, other: Tag) => number>} */
const ORDERS = {
  name: (one, other) => one.name.localeCompare(other.name),
  count: (one, other) => other.count - one.count || one.name.localeCompare(other.name),
};

/** @type {import('../views.js').Show} */
export async function show(main) {
  /** @type {Tag[]} */
  let tags = [];
  let order = 'name';
  const filter = make('input', {
    type: 'search', placeholder: 'Filter', 'aria-label': 'Filter the tags', autocomplete: 'off', input: () => draw(),
  });
  const told = make('p', { class: 'faint', role: 'status' });
  const rows = make('tbody');
  const heads = Object.keys(ORDERS).map((name) => make('th', { scope: 'col', class: name === 'count' ? 'number' : '' },
    make('button', { type: 'button', class: 'quiet', click: () => sort(name) }, name === 'count' ? 'Papers' : 'Name')));
  const table = make('div', { class: 'scroll' }, make('table', { class: 'figures tags-table' },
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, make('span', { class: 'heard' }, 'Colour')), ...heads,
      make('th', { scope: 'col' }, make('span', { class: 'heard' }, 'Changes')))), rows));
  const empty = make('div', { class: 'empty' }, make('strong', {}, 'No tags yet'),
    'Put one on a paper: with the key t in the list, or on the page where you meet it.');

  /** @param {string} name */
  function sort(name) {
    order = name;
    draw();
  }
  function draw() {
    const wanted = filter.value.trim().toLowerCase();
    const shown = tags.filter(({ name }) => name.toLowerCase().includes(wanted)).sort(ORDERS[order]);
    redraw(rows, () => shown.map((tag) => drawRow(tag, tags, refresh)));
    for (const [place, name] of Object.keys(ORDERS).entries()) {
      const direction = name !== order ? 'none' : name === 'count' ? 'descending' : 'ascending';
      heads[place]?.setAttribute('aria-sort', direction);
    }
    told.textContent = wanted ? `${shown.length} of ${count(tags.length, 'tag')}` : count(tags.length, 'tag');
    table.hidden = !shown.length;
    told.hidden = filter.hidden = !tags.length;
    empty.hidden = tags.length > 0;
  }
  let turn = 0;
  async function refresh() {
    const mine = ++turn;
    try {
      const now = await loadTags();
      if (mine !== turn) return; // A later answer tells more.
      tags = now;
      if (!rows.querySelector('input')) draw(); // A name that is being typed stays.
    } catch (error) {
      sayError(error);
    }
  }
  tags = await loadTags();
  draw();
  main.append(make('h1', {}, 'Tags'),
    make('div', { class: 'narrow' }, make('div', { class: 'row tag-tools' }, filter, told), table, empty));
  return listen(refresh);
}

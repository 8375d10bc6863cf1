// The bar of what can be done to all selected papers.

/** @import { ActEdit } from '../types.d.ts' */
/** @import { Selection } from './selection.js' */

import { button, count, make } from '../element.js';
import { statusButtons } from '../status.js';
import { editTags } from '../tagging.js';

/** More papers than this take long enough for a bar of their own. */
const MANY = 500;

/**
 * @param {Selection} selection
 * @param {object} doings
 * @param {(ids: number[], edits: ActEdit[], options?: { progress?: (papers: number) => void, signal?: AbortSignal }) =>
 *   Promise<unknown>} doings.perform
 * @param {() => unknown} doings.selectAll
 * @param {() => number} doings.total
 */
export function makeBulk(selection, { perform, selectAll, total }) {
  const told = make('strong', {});
  const all = button('Select all', () => selectAll());
  const row = make('div', { class: 'row' });
  const element = make('section', { class: 'bulk', 'aria-label': 'Selected papers', hidden: true }, row);
  let isBusy = false;

  /** @param {ActEdit} edit */
  async function act(edit) {
    const ids = selection.ids();
    if (isBusy || !ids.length) return;
    isBusy = true;
    const stop = new AbortController();
    const bar = make('progress', { max: ids.length, value: 0, 'aria-label': 'Papers done' });
    const line = make('span', {}, `0 of ${count(ids.length, 'paper')}`);
    const halt = button('Stop', () => stop.abort());
    if (ids.length > MANY) element.replaceChildren(make('div', { class: 'row' }, bar, line, halt));
    try {
      await perform([...ids], [edit], {
        signal: stop.signal,
        progress(papers) {
          bar.value = papers;
          line.textContent = `${papers.toLocaleString('en')} of ${count(ids.length, 'paper')}`;
        },
      });
    } finally {
      isBusy = false;
      element.replaceChildren(row);
    }
  }

  const tags = button('Tags…', () => editTags(tags, null, act));
  row.append(
    told, all, button('Clear', () => selection.clear(), { class: 'plain' }),
    statusButtons(null, (status) => act({ type: 'set_status', status }), { named: true }),
    button('No status', () => act({ type: 'set_status', status: null }), { class: 'plain' }),
    button('★ Star', () => act({ type: 'set_star', starred: true }), { class: 'plain' }),
    button('☆ Unstar', () => act({ type: 'set_star', starred: false }), { class: 'plain' }),
    tags,
  );

  return {
    element,
    act,
    draw() {
      element.hidden = !selection.size;
      told.textContent = `${selection.size.toLocaleString('en')} selected`;
      all.hidden = selection.size >= total();
      all.textContent = `Select all ${total().toLocaleString('en')}`;
    },
  };
}

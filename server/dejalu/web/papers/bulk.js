// The bar of what can be done to all selected papers.

/** @import { ActEdit } from '../types.d.ts' */
/** @import { Selection } from './selection.js' */

import { perform } from '../acts.js';
import { showBeside } from '../dialog.js';
import { button, count, make } from '../element.js';
import { saveExport } from '../exporting.js';
import { FORMATS, WHOLE } from '../formats.js';
import { keepFocus } from '../redrawing.js';
import { sayError } from '../said.js';
import { submit } from '../server.js';
import { statusButtons } from '../status.js';
import { editTags } from '../tagging.js';

/** More papers than this take long enough for a bar of their own. */
const MANY = 500;

/**
 * @param {Selection} selection
 * @param {object} list
 * @param {() => unknown} list.selectAll
 * @param {() => number} list.total
 * @param {() => void} list.focus gives it the focus when the bar goes that has it
 */
export function makeBulk(selection, { selectAll, total, focus }) {
  const told = make('strong', {});
  const all = button('Select all', () => selectAll());
  const row = make('div', { class: 'row' });
  const element = make('section', { class: 'bulk', 'aria-label': 'Selected papers', hidden: true }, row);
  /** @type {Promise<unknown>} the acts under way, one after the other */
  let acting = Promise.resolve();

  /** @param {ActEdit} edit */
  function act(edit) {
    const ids = selection.ids();
    const done = acting.then(() => performOn(ids, edit));
    acting = done.catch(() => {});
    return done;
  }

  /** @param {number[]} ids @param {ActEdit} edit */
  async function performOn(ids, edit) {
    const stop = new AbortController();
    const bar = make('progress', { max: ids.length, value: 0, 'aria-label': 'Papers done' });
    const line = make('span', {}, `0 of ${count(ids.length, 'paper')}`);
    const halt = button('Stop', () => stop.abort());
    const isLong = ids.length > MANY;
    const focusAgain = isLong && element.contains(document.activeElement) ? keepFocus() : () => {};
    if (isLong) element.replaceChildren(make('div', { class: 'row' }, bar, line, halt));
    try {
      return await perform(ids, [edit], {
        signal: stop.signal,
        progress(papers) {
          bar.value = papers;
          line.textContent = `${papers.toLocaleString('en')} of ${count(ids.length, 'paper')}`;
        },
      });
    } finally {
      if (isLong) element.replaceChildren(row);
      focusAgain();
    }
  }

  /** @param {string} format */
  const exportAs = (format) =>
    submit('POST', `/export/${format}`, { paper_ids: selection.ids() }).then(saveExport).catch(sayError);

  function chooseFormat() {
    const formats = Object.entries(FORMATS).filter(([format]) => format !== WHOLE);
    showBeside(taking, 'Export as', (close) => [make('div', { class: 'menu' }, ...formats.map(([format, name]) =>
      button(name, () => (close(), void exportAs(format)))))]);
  }

  const tags = button('Tags…', () => editTags(tags, null, act), { class: 'plain', 'aria-haspopup': 'dialog' });
  const taking = button('Export…', chooseFormat, { class: 'plain', 'aria-haspopup': 'dialog' });
  row.append(
    told, all, button('Clear', () => selection.clear(), { class: 'plain' }),
    statusButtons(null, (status) => act({ type: 'set_status', status }), { named: true }),
    button('No status', () => act({ type: 'set_status', status: null }), { class: 'plain' }),
    button('★ Star', () => act({ type: 'set_star', starred: true }), { class: 'plain' }),
    button('☆ Unstar', () => act({ type: 'set_star', starred: false }), { class: 'plain' }),
    tags, taking,
  );

  return {
    element,
    act,
    editTags: () => tags.click(),
    draw() {
      const hadFocus = element.contains(document.activeElement);
      element.hidden = !selection.size;
      if (element.hidden && hadFocus) focus();
      told.textContent = `${selection.size.toLocaleString('en')} selected`;
      all.hidden = selection.size >= total();
      all.textContent = `Select all ${total().toLocaleString('en')}`;
    },
  };
}

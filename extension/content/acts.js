// Edits: drawn at once, handed to the worker, and taken back when it cannot keep them.

/** @import { Acts, Done, Page } from './types.d.ts' */

import { apply } from '../shared/marks.js';
import { uuid7 } from '../shared/uuid.js';
import { isAlive, send } from './life.js';

/** @type {(page: Page) => Acts} */
export function makeActs(page) {
  /** @type {Done[]} what can be undone, the latest last */
  let done = [];
  /** @type {Map<string, number>} how many edits of each paper touched here the worker has not answered for yet */
  const underWay = new Map();
  /** @type {Set<string>} papers that the site's own API was asked about */
  const described = new Set();

  async function edit(/** @type {Done} */ { paper, op_id, before, act }) {
    const said = page.readPaper(paper);
    underWay.set(paper, (underWay.get(paper) ?? 0) + 1);
    const when = { op_id, time: new Date().toISOString(), version: said.version };
    page.setMark(paper, apply(before, act, when));
    let isKept = true;
    try {
      const text = await send('edit', { edit: { op_id, paper: said, act } });
      done = done.map((one) => (one.op_id === op_id ? { ...one, text } : one));
    } catch (error) {
      isKept = false;
      done = done.filter((one) => one.op_id !== op_id);
      page.complain(/** @type {Error} */ (error));
    }
    const left = (underWay.get(paper) ?? 1) - 1;
    underWay.set(paper, left);
    if (!left) page.reread(paper);
    return isKept;
  }

  /** Typing a note is one act, however often it is saved on the way. */
  function remember(/** @type {Done} */ one) {
    const last = done.at(-1);
    const goesOn = last?.act.type === 'put_note' && one.act.type === 'put_note' && last.act.note_id === one.act.note_id;
    if (goesOn && last) done.splice(-1, 1, { ...one, before: last.before });
    else done.push(one);
  }

  /** The site's API may say more of a paper acted on than its page. */
  async function complete(/** @type {string} */ paper) {
    const told = page.readPaper(paper);
    if (told.authors?.length || described.has(paper)) return;
    described.add(paper);
    const whole = await page.fetchPaper(told).catch(() => null);
    if (!whole) return; // Another visit, another try.
    await send('edit', { edit: { op_id: uuid7(), paper: whole, act: { type: 'describe' } } }).catch(() => null);
  }

  return {
    async act(paper, act) {
      if (!isAlive()) return null;
      const one = { paper, op_id: uuid7(), before: page.getMark(paper), act, text: done.at(-1)?.text ?? '' };
      if (act.type !== 'seen' && act.type !== 'undo_seen') remember(one);
      if (!(await edit(one))) return null;
      if (act.type !== 'seen') void complete(paper);
      return one.op_id;
    },
    async undo() {
      const one = done.pop();
      if (!one) return;
      const { paper, op_id, act, before } = one;
      await send('undo', { edit: { op_id, paper: page.readPaper(paper), act }, before }).catch(page.complain);
      page.reread(paper);
    },
    complete,
    getLast: () => done.at(-1),
    isUnderWay: (paper) => Boolean(underWay.get(paper)),
    hasTouched: (paper) => underWay.has(paper),
  };
}

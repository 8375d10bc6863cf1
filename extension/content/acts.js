// Edits: drawn at once, handed to the worker, and taken back when it cannot keep them.

/** @import { Act } from '../types.d.ts' */
/** @import { Done, Page } from './types.d.ts' */

import { apply, tell } from '../shared/marks.js';
import { send } from '../shared/messages.js';
import { uuid7 } from '../shared/uuid.js';

export class Acts {
  /** @type {Done[]} what can be undone, the latest last */
  #done = [];
  /** @type {Map<string, number>} how many edits of each paper touched here the worker has not answered for yet */
  #underWay = new Map();
  /** @type {Set<string>} papers that the site's own API was asked about */
  #described = new Set();

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * @param {string} paper
   * @param {Act} act
   * @returns {Promise<string | null>} the operation's id once it is kept; null when it could not be
   */
  async act(paper, act) {
    const op_id = uuid7();
    const before = this.page.getMark(paper);
    if (act.type !== 'seen' && act.type !== 'undo_seen') this.#remember({ paper, op_id, before, act });
    if (!(await this.#edit(paper, op_id, act))) return null;
    if (act.type !== 'seen') void this.#complete(paper);
    return op_id;
  }

  /** What was done last, and to which paper. */
  get last() {
    const done = this.#done.at(-1);
    return done ? { paper: done.paper, text: tell(done.act) } : null;
  }

  undo = async () => {
    const done = this.#done.pop();
    if (!done) return;
    const { paper, op_id, act, before } = done;
    const edit = { op_id, paper: this.page.readPaper(paper), act };
    await send('undo', { edit, before }).catch(this.page.complain);
    this.page.reread(paper);
  };

  /** @param {string} paper */
  isUnderWay = (paper) => Boolean(this.#underWay.get(paper));

  /** @param {string} paper that anything was done to in this visit */
  hasTouched = (paper) => this.#underWay.has(paper);

  /**
   * @param {string} paper
   * @param {string} op_id
   * @param {Act} act
   */
  async #edit(paper, op_id, act) {
    const said = this.page.readPaper(paper);
    this.#underWay.set(paper, (this.#underWay.get(paper) ?? 0) + 1);
    const when = { op_id, time: new Date().toISOString(), version: said.version };
    this.page.setMark(paper, apply(this.page.getMark(paper), act, when));
    let isKept = true;
    try {
      await send('edit', { edit: { op_id, paper: said, act } });
    } catch (error) {
      isKept = false;
      this.#done = this.#done.filter((done) => done.op_id !== op_id);
      this.page.complain(/** @type {Error} */ (error));
    }
    const left = (this.#underWay.get(paper) ?? 1) - 1;
    this.#underWay.set(paper, left);
    if (!left) this.page.reread(paper);
    return isKept;
  }

  /**
   * Typing a note is one act, however often it is saved on the way.
   * @param {Done} done
   */
  #remember(done) {
    const last = this.#done.at(-1);
    const goesOn =
      last?.act.type === 'put_note' && done.act.type === 'put_note' && last.act.note_id === done.act.note_id;
    if (goesOn && last) this.#done.splice(-1, 1, { ...done, before: last.before });
    else this.#done.push(done);
  }

  /** @param {string} paper acted on, of which the site's API may say more than its page */
  async #complete(paper) {
    const told = this.page.readPaper(paper);
    if (told.authors?.length || this.#described.has(paper)) return;
    this.#described.add(paper);
    const whole = await this.page.fetchPaper(told).catch(() => null);
    if (!whole) return; // Another visit, another try.
    await send('edit', { edit: { op_id: uuid7(), paper: whole, act: { type: 'describe' } } }).catch(() => null);
  }
}

// The form in which the reader says what a paper is. It wins over whatever pages say, until it is taken back.

import * as drafts from '../drafts.js';
import { button, make } from '../element.js';
import { tellChanged } from '../live.js';
import { attempt, findWrong, problemLine } from '../problems.js';
import { say, sayError } from '../said.js';
import { ServerError, send } from '../server.js';
import { Field, read, write } from './fields.js';

/** @import { Described } from './loading.js' */
/** @import { Name } from './fields.js' */

/** @param {Described} paper */
const placeOf = ({ id }) => `edit/${id}`;

/** Whether something was typed in the form, and neither saved nor cancelled. @param {Described} paper */
export const isBegun = (paper) => drafts.find(placeOf(paper)) !== null;

/**
 * @param {Described} paper
 * @param {object} doings
 * @param {(now: Described) => void} doings.close
 * @param {() => void} doings.reopen
 * @param {(now: Described, name: Name) => void} doings.learn the paper changed in one field; the form is drawn anew
 */
export function drawForm(paper, { close, reopen, learn }) {
  const place = placeOf(paper);
  /** @type {Partial<Record<Name, string>>} */
  const begun = drafts.find(place) ?? {};
  const fields = Object.entries(write(paper)).map(([key, text]) => {
    const name = /** @type {Name} */ (key);
    return new Field(name, text, begun[name] ?? text, paper.typed.includes(name) ? () => takeBack(name) : null);
  });
  const problem = problemLine();
  const save = button('Save', () => {}, { type: 'submit', class: 'main' });

  const tellTexts = () => fields.map(({ control }) => control.value).join('\0');
  function keep() {
    const typed = fields.filter(({ isChanged }) => isChanged).map(({ name, control }) => [name, control.value]);
    if (typed.length) drafts.keep(place, Object.fromEntries(typed));
    else drafts.drop(place);
  }
  function leave(now = paper) {
    drafts.drop(place);
    close(now);
  }
  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const changed = fields.filter(({ isChanged }) => isChanged);
    if (!changed.length) return leave();
    for (const field of fields) field.complain('');
    save.disabled = true;
    const said = Object.fromEntries(changed.map(({ name, control }) => [name, read(name, control.value)]));
    const sent = tellTexts();
    const now = await attempt(problem, () => describe(paper, said, fields));
    save.disabled = false;
    if (!now) return form.contains(document.activeElement) || save.focus();
    if (tellTexts() === sent) leave(now); // Else it was typed on meanwhile: that is not saved yet, and stays.
    return tellChanged();
  }
  function cancel() {
    const draft = drafts.find(place);
    leave();
    if (draft) say('What you typed is put away.', { action: { name: 'Bring it back', act: () => {
      drafts.keep(place, draft);
      reopen();
    } } });
  }
  /** @param {Name} name */
  async function takeBack(name) {
    const field = /** @type {Field} */ (fields.find((one) => one.name === name));
    /** @param {unknown} value */
    const set = async (value) => {
      learn(await send('PATCH', `/papers/${paper.id}`, { [name]: value }), name);
      await tellChanged();
    };
    const typed = field.control.value;
    field.control.value = field.text;
    keep();
    const isTaken = await attempt(field.problem, async () => {
      await set(null);
      say('What you typed is taken back.', { action: { name: 'Undo', act: () => set(paper[name]).catch(sayError) } });
      return true;
    });
    if (isTaken) return;
    field.control.value = typed;
    keep();
  }
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (!fields.some(({ isChanged }) => isChanged)) leave();
  }
  const form = make(
    'form', { class: 'editing fields', submit, input: keep, keydown: press },
    ...fields.map(({ element }) => element), problem, make('div', { class: 'row' }, save, button('Cancel', cancel)),
  );
  return form;
}

/**
 * @param {Described} paper
 * @param {Record<string, unknown>} said
 * @param {Field[]} fields each is told what is wrong with it
 * @returns {Promise<Described>}
 */
async function describe({ id }, said, fields) {
  try {
    return await send('PATCH', `/papers/${id}`, said);
  } catch (error) {
    const wrong = error instanceof ServerError ? findWrong(error) : new Map();
    for (const field of fields) field.complain(wrong.get(field.name) ?? '');
    fields.find(({ name }) => wrong.has(name))?.control.focus();
    throw error;
  }
}

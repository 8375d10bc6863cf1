// The reader's word on which records are the same paper, where only their titles speak for it.

/** @import { MakeHint, MakeLines, Suggestion } from './types.d.ts' */

import { make } from './element.js';
import { makeButton } from './trusted.js';

/** @type {MakeHint} for a paper that may be one already known */
export const makeHint = (controls) =>
  makeLines(controls, 'hint', 'Maybe the same as', ['Same paper', 'Not the same'], ({ possible }) =>
    possible ? [possible] : []);

/** @type {MakeHint} for a paper that other records were taken for */
export const makeJoined = (controls) =>
  makeLines(controls, 'editor', 'Taken for', ['Not the same'], ({ joined = [] }) =>
    joined.filter(({ identifiers }) => !identifiers.includes(controls.paper)));

/** @type {MakeLines} */
function makeLines(controls, className, lead, answers, find) {
  const element = make('div', { className, hidden: true });
  let drawn = '[]';

  function makeLine(/** @type {Suggestion} */ { paper_id, title }) {
    const text = `${lead} “${title}”`;
    const buttons = answers.map((answer) => {
      const same = answer === 'Same paper';
      return makeButton(answer, () => void controls.act({ type: 'set_same', other: paper_id, same }));
    });
    return make('div', { className: 'row', role: 'group', ariaLabel: text }, make('p', {}, text), ...buttons);
  }

  return {
    element,
    draw() {
      const others = find(controls.getMark());
      const shown = JSON.stringify(others);
      if (shown === drawn) return; // Or a button would lose the focus.
      drawn = shown;
      element.hidden = !others.length;
      element.replaceChildren(...others.map(makeLine));
    },
  };
}

// Whether several records are one paper: the reader's word on it.

import { button, make } from '../element.js';
import { tellChanged } from '../live.js';
import { attempt, problemLine } from '../problems.js';
import { say, sayError } from '../said.js';
import { send } from '../server.js';
import { drawIdentifiers } from './naming.js';

/** @import { Mark } from '../types.d.ts' */

/**
 * @param {Mark} mark
 * @param {() => Promise<void>} changed
 * @returns {Node[]}
 */
export function drawSameness(mark, changed) {
  const { possible, joined = [] } = mark;
  const problem = problemLine();
  /** @type {(one: number, other: number) => Promise<void>} */
  async function withdraw(one, other) {
    await send('DELETE', `/papers/${one}/verdicts/${other}`);
    await Promise.all([tellChanged(), changed()]);
    say('Undone.');
  }
  /**
   * @param {'merge' | 'split'} verdict
   * @param {number} one
   * @param {number} other
   * @param {string} said
   */
  const decide = (verdict, one, other, said) => attempt(problem, async () => {
    await send('POST', `/papers/${one}/${verdict}`, { other });
    await Promise.all([tellChanged(), changed()]);
    say(said, { action: { name: 'Undo', act: () => withdraw(one, other).catch(sayError) } });
  });
  const others = joined.filter(({ paper_id }) => paper_id !== mark.paper_id);
  if (!possible && !others.length) return [];
  return [
    make('h2', {}, 'The same paper?'),
    ...(possible ? [make('div', { class: 'record' },
      make('p', {}, 'Perhaps this one, too: ', make('a', { href: `#/paper/${possible.paper_id}` }, possible.title)),
      make('div', { class: 'row' },
        button('The same paper', () =>
          decide('merge', mark.paper_id, possible.paper_id, 'Now one paper.'), { 'data-key': 'same' }),
        button('Not the same', () =>
          decide('split', mark.paper_id, possible.paper_id, 'They stay two papers.'), { 'data-key': 'other' })))] : []),
    ...others.map((record) => make('div', { class: 'record' },
      make('p', {}, 'Taken for this paper: ', make('q', {}, record.title)),
      drawIdentifiers(record.identifiers),
      make('div', { class: 'row' }, button('Not the same', () =>
        decide('split', mark.paper_id, record.paper_id, 'Now two papers.'),
          { 'data-key': `split-${record.paper_id}` })))),
    problem,
  ];
}

// What an import did, or would do.

import { count, make } from '../element.js';

/** @import { Line, Outcome } from './upload.js' */

/**
 * @param {string} name the file's
 * @param {Outcome} outcome
 * @param {boolean} isDry
 * @returns {Node[]}
 */
export function drawOutcome(name, { added, merged, refused, lines, counts }, isDry) {
  const refusals = lines.filter(({ result }) => result === 'refused');
  const remarks = lines.filter(({ result, reason }) => result !== 'refused' && reason);
  const others = Object.entries(counts).filter(([, one]) => one.added > 0);
  return [
    make('h3', {}, isDry ? `What importing ${name} would do` : `Imported ${name}`),
    make('ul', { class: 'outcome' },
      make('li', {}, make('strong', {}, added.toLocaleString('en')), ` new ${added === 1 ? 'paper' : 'papers'}`),
      make('li', {}, make('strong', {}, merged.toLocaleString('en')), ' that your library has'),
      make('li', { class: refused ? 'bad' : '' }, make('strong', {}, refused.toLocaleString('en')), ' refused')),
    ...(others.length ? [make('p', { class: 'faint' }, `Besides: ${others.map(tellOther).join(', ')}.`)] : []),
    ...drawLines('Refused', refusals, true),
    ...drawLines('Taken but for a part', remarks, false),
  ];
}

/** @type {(counted: [kind: string, one: { added: number }]) => string} */
const tellOther = ([kind, { added }]) => count(added, kind.replaceAll('_', ' ').replace(/s$/, ''));

/**
 * @param {string} title
 * @param {Line[]} lines
 * @param {boolean} open
 */
function drawLines(title, lines, open) {
  if (!lines.length) return [];
  return [make('details', { open },
    make('summary', {}, `${title}: ${count(lines.length, 'line')}`),
    make('ol', { class: 'lines', tabindex: 0, 'aria-label': title },
      ...lines.map(({ line, name, reason }) => make('li', {},
        make('span', { class: 'faint number' }, `line ${line}`),
        make('span', {}, make('strong', {}, name), ' ', reason)))))];
}

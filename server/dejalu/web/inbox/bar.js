// What can be done to the paper in focus: always at the same place, under the same key.

import { COMMANDS, keyOf, tellKey } from '../commands.js';
import { make } from '../element.js';

/** By the names of commands, in the order of the buttons; the first judge, and have the next paper come. */
const JUDGING = [['to-read', 'To read'], ['read', 'Read'], ['skipped', 'Skip']];
const OTHERS = [['star', 'Star'], ['tag', 'Tag'], ['note', 'Note'], ['open', 'Open'], ['undo', 'Undo']];

/** @param {Record<string, () => unknown>} doings by the names of commands */
export function makeBar(doings) {
  const drawAll = (/** @type {string[][]} */ names) => names.map(([name = '', label = '']) => {
    const command = COMMANDS.find((one) => one.name === name);
    return make('button', { type: 'button', click: () => doings[name]?.(), 'data-does': name },
      JUDGING.some(([one]) => one === name) ? make('span', { class: 'status', 'data-status': name }, label) : label,
      command && make('kbd', { 'aria-hidden': 'true' }, tellKey(keyOf(command))));
  });
  return make('div', { class: 'bar', role: 'group', 'aria-label': 'This paper' },
    make('div', { class: 'judging' }, ...drawAll(JUDGING)), make('div', { class: 'others' }, ...drawAll(OTHERS)));
}

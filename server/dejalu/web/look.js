// How the page looks: kept in this browser, the same in all its tabs.

import { showBeside } from './dialog.js';
import { button, make } from './element.js';

/** @typedef {{ name: string, title: string, choices: string[] }} Choice the first is the usual one */

/** @type {Choice[]} */
const CHOICES = [
  { name: 'theme', title: 'Theme', choices: ['system', 'light', 'dark'] },
  { name: 'density', title: 'Rows', choices: ['comfortable', 'compact'] },
];

/** @param {Choice} choice */
const chosen = ({ name, choices }) => choices.find((one) => one === localStorage.getItem(name)) ?? choices[0];

/** Draw the page as was chosen; what depends on it hears of it by the event `look`. */
export function applyLook() {
  const root = document.documentElement;
  for (const choice of CHOICES) root.dataset[choice.name] = chosen(choice);
  const { theme } = root.dataset;
  root.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : '';
  root.dispatchEvent(new Event('look'));
}

/** @returns {HTMLElement} the button of a small menu */
export function lookButton() {
  const source = button('Aa', () => showBeside(source, 'Look', () => CHOICES.map(makeGroup)),
    { class: 'plain', 'aria-label': 'Look', title: 'Theme and rows', 'aria-haspopup': 'dialog' });
  return source;
}

/** @param {Choice} choice */
function makeGroup(choice) {
  const group = make('fieldset', { class: 'look' }, make('legend', {}, choice.title));
  for (const value of choice.choices) {
    const change = () => {
      localStorage.setItem(choice.name, value);
      applyLook();
    };
    const isChosen = value === chosen(choice);
    const radio = { type: 'radio', name: choice.name, value, change, checked: isChosen, autofocus: isChosen };
    group.append(make('label', {}, make('input', radio), value));
  }
  return group;
}

addEventListener('storage', applyLook);
applyLook();

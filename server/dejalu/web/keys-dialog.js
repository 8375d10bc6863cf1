// All keys, each to be changed by pressing another one.

/** @import { Command } from './commands.js' */

import { COMMANDS, assign, keyOf, reset, tellKey } from './commands.js';
import { show } from './dialog.js';
import { button, make } from './element.js';
import { pressed } from './keys.js';
import { redraw } from './redrawing.js';

export function showKeys() {
  return show('Keys', (close) => {
    const told = make('p', { role: 'status', class: 'faint' }, 'Press a key’s button, then the key you want instead.');
    const list = make('dl', { class: 'keys' });
    const draw = () =>
      redraw(list, () => COMMANDS.map((command) => make('div', {},
        make('dt', {}, command.about),
        make('dd', {}, command.also && make('kbd', {}, tellKey(command.also)), makeChanger(command, told, draw)))));
    draw();
    const usual = () => {
      reset();
      draw();
      told.textContent = 'Every key is as usual again.';
    };
    const done = button('Done', () => close(), { class: 'main', autofocus: true });
    return [told, list, make('div', { class: 'row end' }, button('Usual keys', usual), done)];
  });
}

/**
 * @param {Command} command
 * @param {HTMLElement} told
 * @param {() => void} draw
 */
function makeChanger(command, told, draw) {
  let isAsking = false;
  /** @param {KeyboardEvent} event */
  function take(event) {
    if (!isAsking || event.key === 'Tab' || event.key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    const isNone = event.key === 'Backspace' || event.key === 'Delete';
    const key = isNone ? '' : pressed(event);
    const isUnusable = !key && !isNone && 'A key without Ctrl, Alt or ⌘.';
    const refused = event.key === 'Escape' ? 'Nothing was changed.' : isUnusable;
    const wrong = refused || assign(command, key);
    told.textContent = wrong || `“${command.about}” is now ${tellKey(key)}.`;
    draw();
  }
  const element = button(tellKey(keyOf(command)), () => {
    isAsking = true;
    element.textContent = 'press…';
    told.textContent = `Press a key for “${command.about}”: Escape leaves it, Backspace switches it off.`;
  }, { class: 'key', 'data-key': command.name, 'aria-label': `${command.about}: ${tellKey(keyOf(command))}` });
  element.addEventListener('keydown', take);
  element.addEventListener('blur', () => {
    if (isAsking) element.textContent = tellKey(keyOf(command));
    isAsking = false;
  });
  return element;
}

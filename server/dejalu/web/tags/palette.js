// A small palette for the colour of a tag.

import { showBeside } from '../dialog.js';
import { button, make } from '../element.js';
import { COLORS } from '../tags.js';

/** @import { Tag } from '../types.d.ts' */

/**
 * @param {Tag} tag
 * @param {(color: string | null) => unknown} set
 */
export function colorButton({ name, color }, set) {
  const label = `Colour of ${name}: ${color ?? 'none'}`;
  const source = button('', () => showBeside(source, `Colour of ${name}`, (close) => [
    make('div', { class: 'palette' }, ...[...COLORS, null].map((one) => button('', () => {
      close();
      source.focus();
      set(one);
    }, {
      class: 'swatch', 'data-color': one ?? '', title: one ?? 'none', 'aria-label': one ?? 'No colour',
      'aria-pressed': String(one === color),
    }))),
  ]), { class: 'swatch', 'data-color': color ?? '', 'data-key': `color-${name}`, 'aria-label': label,
    'aria-haspopup': 'dialog' });
  return source;
}

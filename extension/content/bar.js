// `<dejalu-bar>`: the figures of a list, what to show of it, and undo. It stands in the flow above it and covers nothing.

/** @import { Figures, Settings, Standing } from '../types.d.ts' */

import { NAMES, STANDINGS } from '../shared/marks.js';
import { barSheet } from './styles.js';
import { makeButton } from './trusted.js';

/** Also shown when there are none. */
const ALWAYS = new Set(['new', 'seen', 'read']);

/**
 * @param {{ change: (settings: Partial<Settings>) => void, undo: () => void }} acts
 */
export function makeBar({ change, undo }) {
  const element = document.createElement('dejalu-bar');
  element.role = 'region';
  element.ariaLabel = 'Dejalu';
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [barSheet];
  const bar = document.createElement('div');
  bar.className = 'bar';
  const figures = document.createElement('span');
  figures.className = 'count';
  const onlyNew = makeButton('Only new', () => change({ onlyNew: !element.hasAttribute('only-new') }));
  const hideRead = makeButton('Hide read', () => change({ hideRead: !element.hasAttribute('hide-read') }));
  const done = document.createElement('span');
  done.className = 'done';
  done.role = 'status';
  const takeBack = makeButton('Undo', undo);
  bar.append(onlyNew, hideRead, figures, done, takeBack);
  root.append(bar);

  return {
    element,
    /**
     * @param {Figures} shown
     * @param {Settings} settings
     * @param {string} lastAct what was done last and can be undone; empty for nothing
     */
    draw({ papers, counts }, settings, lastAct) {
      element.toggleAttribute('only-new', settings.onlyNew);
      element.toggleAttribute('hide-read', settings.hideRead);
      onlyNew.ariaPressed = String(settings.onlyNew);
      hideRead.ariaPressed = String(settings.hideRead);
      const wanted = STANDINGS.filter((status) => ALWAYS.has(status) || counts[status]);
      figures.replaceChildren(`${papers} papers`, ...wanted.map((status) => makeCount(status, counts[status])));
      done.textContent = lastAct;
      takeBack.hidden = !lastAct;
    },
  };
}

/**
 * @param {Standing} status
 * @param {number} number
 */
function makeCount(status, number) {
  const element = document.createElement('span');
  element.className = 'count';
  element.dataset.status = status;
  element.textContent = `${number} ${NAMES[status]}`;
  return element;
}

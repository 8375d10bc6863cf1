// `<dejalu-bar>`: a list's figures, what to show of it, and undo. It stands in the flow above it and covers nothing.

/** @import { Bar, BarActs, Standing } from './types.d.ts' */

import { NAMES, STANDINGS } from '../shared/marks.js';
import sheet from './shadow.css' with { type: 'css' };
import { make } from './element.js';
import { makeButton } from './trusted.js';

/** Also shown when there are none. */
const ALWAYS = new Set(['new', 'seen', 'read']);

/** @type {(acts: BarActs) => Bar} */
export function makeBar({ change, undo }) {
  const element = document.createElement('dejalu-bar');
  element.role = 'region';
  element.ariaLabel = 'Dejalu';
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const figures = make('span', { className: 'count' });
  const onlyNew = makeButton('Only new', () => change({ onlyNew: !element.hasAttribute('only-new') }));
  const hideRead = makeButton('Hide read', () => change({ hideRead: !element.hasAttribute('hide-read') }));
  const done = make('span', { className: 'done', role: 'status' });
  const takeBack = makeButton('Undo', undo);
  root.append(make('div', { className: 'bar' }, onlyNew, hideRead, figures, done, takeBack));

  return {
    element,
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

function makeCount(/** @type {Standing} */ status, /** @type {number} */ number) {
  const element = make('span', { className: 'count' }, `${number} ${NAMES[status]}`);
  element.dataset.status = status;
  return element;
}

// The library page: lets its reader in, and shows the view that the address names.

import { undo } from './acts.js';
import { button, get, make } from './element.js';
import { showKeys } from './keys-dialog.js';
import { bind } from './keys.js';
import * as live from './live.js';
import { lookButton } from './look.js';
import { ServerError } from './server.js';
import { askForCode, enterByAddress, token } from './session.js';
import { VIEWS, find } from './views.js';

const main = get('main');
let leave = () => {};
/** The number of the latest change of view: an older one that comes late is not shown. */
let turn = 0;

async function show() {
  const mine = ++turn;
  const { view, rest, parameters } = find(location.hash);
  leave();
  leave = () => {};
  document.title = `${view.title} · Dejalu`;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === `#/${view.name}`) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else {
      link.removeAttribute('aria-current');
    }
  }
  const loaded = await view.load().catch(() => null);
  if (mine !== turn) return;
  const place = make('div', { class: 'view' }); // Its own: a view that the reader has left draws nothing over this one.
  main.replaceChildren(place);
  scrollTo(0, 0);
  const left = loaded
    ? await loaded.show(place, parameters, rest).catch((error) => drawFailure(place, view.title, error))
    // A script that did not come is not asked for again by the same page.
    : drawFailure(place, view.title, new ServerError('The server does not answer.', 0), () => location.reload());
  if (mine === turn) leave = left;
  else left();
}

/**
 * @param {HTMLElement} place
 * @param {string} title the view's
 * @param {unknown} error
 * @param {() => unknown} [again]
 */
function drawFailure(place, title, error, again = show) {
  if (!(error instanceof ServerError)) throw error;
  place.replaceChildren(make('h1', {}, title), make('p', { class: 'bad', role: 'alert' }, error.message),
    make('p', {}, button('Try again', again)));
  return () => {};
}

const wrong = await enterByAddress();
if (!token()) await askForCode(main, wrong);
const navigation = /** @type {HTMLElement} */ (document.querySelector('nav'));
navigation.append(
  ...VIEWS.filter(({ unlisted }) => !unlisted).map(({ name, title }) => make('a', { href: `#/${name}` }, title)),
);
navigation.hidden = false;
const keys = { class: 'plain', 'aria-label': 'All keys', title: 'All keys (?)' };
navigation.after(lookButton(), button('?', showKeys, keys));
bind({ undo: () => undo(), help: showKeys, search: () => (location.hash = '#/papers?find') });
addEventListener('hashchange', show);
document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault(); // The address names a view, not a place in it.
  main.focus();
});
history.scrollRestoration = 'manual';
await live.begin();
await show();

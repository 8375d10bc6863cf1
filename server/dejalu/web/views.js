// The views of this page, each with an address of its own: `#/NAME/REST?PARAMETERS`.

/**
 * @typedef {object} View
 * @property {string} name
 * @property {string} title
 * @property {boolean} [unlisted] that it is reached from others only
 * @property {() => Promise<{ show: Show }>} load
 */
/**
 * Draw a view into an empty element.
 * @callback Show
 * @param {HTMLElement} main
 * @param {URLSearchParams} parameters
 * @param {string} rest what follows the view's name in the address
 * @returns {Promise<() => void>} to be called when the reader leaves the view
 */

/** @type {View[]} */
export const VIEWS = [
  { name: 'papers', title: 'Papers', load: () => import('./papers/view.js') },
  { name: 'inbox', title: 'Inbox', load: () => import('./inbox/view.js') },
  { name: 'reading', title: 'Reading', load: () => import('./reading/view.js') },
  { name: 'tags', title: 'Tags', load: () => import('./tags/view.js') },
  { name: 'feeds', title: 'Feeds', load: () => import('./feeds/view.js') },
  { name: 'transfer', title: 'Transfer', load: () => import('./transfer/view.js') },
  { name: 'settings', title: 'Settings', load: () => import('./settings/view.js') },
  { name: 'paper', title: 'Paper', unlisted: true, load: () => import('./paper/view.js') },
];

/** @param {string} hash */
export function find(hash) {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name, ...rest] = path.split('/');
  const view = VIEWS.find((one) => one.name === name) ?? /** @type {View} */ (VIEWS[0]);
  return { view, rest: rest.join('/'), parameters: new URLSearchParams(query) };
}

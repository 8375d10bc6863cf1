// Links to what others say is an address.

import { make } from './element.js';

/**
 * A link to a web page, under the name of its host; what is no address of one is only shown.
 * @param {string} address
 * @param {string} [text]
 */
export function drawLink(address, text) {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return make('span', {}, text ?? address);
  return make('a', { href: url.href, rel: 'noreferrer' }, text ?? url.host);
}

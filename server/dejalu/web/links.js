// Links to what others say is an address.

import { make } from './element.js';

/** @param {string} address @returns {string} it, if it is that of a web page; else empty */
function read(address) {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.href : '';
}

/** Open the page of an address, if it is one. @param {string | null} address */
export const visit = (address) => void (address && read(address) && open(read(address), '_blank', 'noreferrer'));

/**
 * A link to a web page, under the name of its host; what is no address of one is only shown.
 * @param {string} address
 * @param {string} [text]
 */
export function drawLink(address, text) {
  const href = read(address);
  if (!href) return make('span', {}, text ?? address);
  return make('a', { href, rel: 'noreferrer' }, text ?? new URL(href).host);
}

// Texts with the places marked that a search hit.

/** @import { Pieces } from './types.d.ts' */

import { make } from './element.js';

/**
 * @param {Pieces} pieces in turn outside and inside a hit
 * @returns {(Node | string)[]}
 */
export const mark = (pieces) =>
  pieces.map((text, place) => (place % 2 ? make('mark', {}, text) : text)).filter(Boolean);

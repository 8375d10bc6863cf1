// The sites that Dejalu knows; the first that serves an address is used.

/** @import { Site } from '../types.d.ts' */

import { huggingface } from './huggingface.js';

/** @type {Site[]} */
const SITES = [huggingface];

/**
 * @param {URL} url
 * @returns {Site | undefined}
 */
export const findSite = (url) => SITES.find((site) => site.serves(url));

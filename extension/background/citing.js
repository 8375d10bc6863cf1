// How a paper is cited: the server knows, once it knows all that was done to the paper here.

/** @import { Citation, Messages } from '../types.d.ts' */

import { ask, findNumber } from './library.js';
import * as outbox from './outbox.js';
import { sync } from './sync.js';

/**
 * @param {Messages['cite']['ask']} ask
 * @returns {Promise<Citation>} throws what is wrong and how to mend it
 */
export async function cite({ paper, form }) {
  const waiting = await outbox.getWaitingFor(paper.identifiers);
  if (waiting.length) await sync();
  const citation = await ask(`/papers/${await findNumber(paper)}/citation`);
  return { citation_key: citation.citation_key, text: citation[form] };
}

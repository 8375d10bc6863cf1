// Edits that are told as the extension tells them: each under an id of its own, so that telling it twice is telling it
// once.

/** @import { Act } from '../../../extension/types.d.ts' */
/** @import { Mark, Operation } from './types.d.ts' */

import { tellChanged } from './live.js';
import { ServerError, send } from './server.js';
import { uuid7 } from './shared/uuid.js';

/** The latest stamp of this page's clock, and the latest of the server's that it knows. */
let [clock, seen] = ['', ''];

/**
 * An edit of a paper, to be sent until the server has answered for it.
 * @template {Act} One
 * @param {Pick<Mark, 'paper_id'>} mark the paper's; a title alone would not always tell which one it is
 * @param {One} act
 */
export function makeOperation({ paper_id }, act) {
  return { op_id: uuid7(), at: nextStamp(), ...(seen && { seen }), paper: {}, paper_id, ...act };
}

/**
 * Send edits, one of which builds upon the other. Throws ServerError where the last was not applied; they can be sent
 * again.
 * @param {...Operation} operations
 */
export async function sendOperations(...operations) {
  const answer = await send('POST', '/sync', { since: null, sent_at: nextStamp(), operations });
  seen = answer.clock;
  const { result, error } = answer.results.at(-1);
  if (result === 'rejected') throw new ServerError(error, 422);
  await tellChanged();
}

/** The hybrid logical clock's next stamp: the machine's time, or one more than the latest where that is not later. */
function nextStamp() {
  const [latest = 0, counter = 0] = clock.split('-').map(Number);
  const now = Date.now();
  const [milliseconds, count] = now > latest ? [now, 0] : [latest, counter + 1];
  clock = `${String(milliseconds).padStart(15, '0')}-${String(count).padStart(4, '0')}`;
  return clock;
}

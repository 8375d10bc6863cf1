// Acts: what is done to some papers at once, told of, and undone whole.

/** @import { Act, ActEdit } from './types.d.ts' */

import { count } from './element.js';
import { tellChanged } from './live.js';
import { say, sayError } from './said.js';
import { ServerError, send } from './server.js';
import { uuid7 } from './shared/uuid.js';

/** Papers that the server takes at once. */
const MOST = 500;

/** @type {Act[]} those done on this page and not undone, the latest last */
const done = [];
/** How many are being done just now. */
let doing = 0;
/** @type {Set<(act: Act) => unknown>} */
const listeners = new Set();

/** Nobody leaves unasked while something is not done that looks done. */
addEventListener('beforeunload', (event) => doing && event.preventDefault());

/** Whether what is told of as changed may be what this page did. */
export const isActing = () => doing > 0;

/**
 * Do something to papers, however many; they are told of and can be undone as one act.
 * @param {number[]} paper_ids
 * @param {ActEdit[]} edits
 * @param {{ progress?: (papers: number) => void, signal?: AbortSignal }} [options] progress is told how many are done;
 *   a signal stops between two batches, and what was done until then stays and can be undone
 * @returns {Promise<Act | null>} null where the server did nothing; the reader was told why
 */
export async function perform(paper_ids, edits, { progress, signal } = {}) {
  const act_id = uuid7();
  /** @type {Act | null} */
  let act = null;
  doing += 1;
  try {
    for (let at = 0; at < paper_ids.length && !signal?.aborted; at += MOST) {
      act = await send('POST', '/acts', { act_id, paper_ids: paper_ids.slice(at, at + MOST), edits });
      progress?.(Math.min(at + MOST, paper_ids.length));
    }
    if (act) tellDone(act);
  } catch (error) {
    if (act) done.push(act);
    sayError(error);
  }
  void tellChanged().finally(() => (doing -= 1));
  return act;
}

/**
 * Tell of an act that the server has done, and offer to undo it.
 * @param {Act} act
 */
export function tellDone(act) {
  done.push(act);
  say(act.said, { action: { name: 'Undo', act: () => undo(act) } });
}

/**
 * Be told of acts that are undone, for what is shown of them besides marks.
 * @param {(act: Act) => unknown} listener
 * @returns {() => void} to be told no more
 */
export function listenToUndoing(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Undo an act, else the latest one that was done on this page.
 * @param {Act} [act]
 */
export async function undo(act = done.at(-1)) {
  if (!act) return say('Nothing was done on this page that could be undone.');
  if (done.includes(act)) done.splice(done.indexOf(act), 1);
  doing += 1;
  try {
    await send('POST', `/acts/${act.id}/undo`);
    say(`Undone for ${count(act.papers, 'paper')}: ${act.said}`);
    for (const listener of listeners) listener(act);
  } catch (error) {
    if (error instanceof ServerError && !error.status) done.push(act); // It can be undone once there is an answer.
    sayError(error);
  }
  await tellChanged().finally(() => (doing -= 1));
}

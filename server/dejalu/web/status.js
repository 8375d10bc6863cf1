// How a paper stands: its sign, and the buttons that say so.

/** @import { Standing, Status } from './types.d.ts' */

import { make } from './element.js';
import { JUDGEMENTS, NAMES } from './shared/marks.js';

/** @param {Standing} standing its shape and its name */
export const status = (standing) => make('span', { class: 'status', 'data-status': standing }, NAMES[standing]);

/** @param {Standing} standing its shape; the name is for those who hear or point at it */
export const sign = (standing) =>
  make('span', { class: 'status', 'data-status': standing, title: NAMES[standing] },
    make('span', { class: 'heard' }, NAMES[standing]));

/**
 * A button for each status; the one that was judged is pressed, and takes the judgement back.
 * @param {Status | null} judged
 * @param {(status: Status | null) => unknown} set
 * @param {{ named?: boolean }} [options] named: with words beside the signs
 */
export function statusButtons(judged, set, { named = false } = {}) {
  const buttons = JUDGEMENTS.map(({ status, label }) => {
    const isJudged = status === judged;
    return make('button', {
      type: 'button', 'aria-pressed': String(isJudged), title: isJudged ? `${label}: take it back` : label,
      click: () => set(isJudged ? null : status),
    }, make('span', { class: 'status', 'data-status': status }, make('span', { class: named ? '' : 'heard' }, label)));
  });
  return make('div', { class: 'statuses', role: 'group', 'aria-label': 'Status' }, ...buttons);
}

/**
 * @param {boolean} starred
 * @param {(starred: boolean) => unknown} set
 */
export const starButton = (starred, set) =>
  make('button', {
    type: 'button', class: 'star', 'aria-pressed': String(starred), 'aria-label': 'Star',
    title: starred ? 'Take the star away' : 'Star', click: () => set(!starred),
  }, starred ? '★' : '☆');

// Files for other programs, as the server answers them.

import { count, make } from './element.js';
import { say } from './said.js';

/**
 * Save an export under the name that the server gives it, and tell how many papers are in it.
 * @param {Response} answer
 */
export async function saveExport(answer) {
  const named = answer.headers.get('Content-Disposition')?.match(/filename="?([\w.-]+)/);
  const url = URL.createObjectURL(await answer.blob());
  make('a', { href: url, download: named?.[1] ?? 'dejalu' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // The browser has begun to read it by then.
  const papers = answer.headers.get('Dejalu-Papers');
  say(papers ? `Exported ${count(Number(papers), 'paper')}.` : 'Exported.');
}

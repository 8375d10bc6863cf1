// Copies how a paper is cited. A worker cannot reach the clipboard: the page writes to it, while the reader's press or
// key there still counts as leave to do so (5 s).

/** @import { Messages } from '../types.d.ts' */

import { FORMS } from '../shared/forms.js';
import { CITATION } from './answers.js';
import { ask, findNumber } from './library.js';
import * as outbox from './outbox.js';
import { sync } from './sync.js';

/**
 * @param {Messages['copy']['ask']} asked
 * @param {chrome.runtime.MessageSender} sender where the reader asked for it
 * @returns {Promise<string>} what was copied, in a few words; throws what is wrong and how to mend it
 */
export async function copy({ paper, form }, { tab, documentId }) {
  const waiting = await outbox.getWaitingFor(paper.identifiers);
  if (waiting.length) await sync(); // An entry has the paper's tags and notes, too.
  const citation = await ask(`/papers/${await findNumber(paper)}/citation`, CITATION);
  const target = { tabId: tab?.id ?? browser.tabs.TAB_ID_NONE, ...(documentId && { documentIds: [documentId] }) };
  const [done] = await browser.scripting.executeScript({ target, func: write, args: [citation[form]] });
  if (!done?.result) throw new Error('The browser did not let this page copy: press once more.');
  return `${FORMS.find((one) => one.form === form)?.name} copied: ${citation.citation_key}`;
}

/**
 * Runs in the page, so it stands by itself.
 * @param {string} text
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The page's Permissions-Policy may forbid that; it does not know of the older way.
    const put = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation(); // Or the page's own listeners could put something else there.
    };
    document.addEventListener('copy', put, { capture: true });
    const isDone = document.execCommand('copy');
    document.removeEventListener('copy', put, { capture: true });
    return isDone;
  }
}

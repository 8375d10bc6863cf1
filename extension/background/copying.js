// Puts how a paper is cited on the clipboard, which a worker cannot reach: the page does it, while the reader's press or
// key there still counts as leave to do so (5 s).

/** @import { Messages } from '../types.d.ts' */

import { FORMS } from '../shared/forms.js';
import { cite } from './citing.js';

/**
 * @param {Messages['copy']['ask']} ask
 * @param {chrome.runtime.MessageSender} sender where the reader asked for it
 * @returns {Promise<string>} what was copied, in a few words; throws what is wrong and how to mend it
 */
export async function copy({ paper, form }, { tab, documentId }) {
  const { citation_key, text } = await cite({ paper, form });
  const target = { tabId: tab?.id ?? browser.tabs.TAB_ID_NONE, ...(documentId && { documentIds: [documentId] }) };
  const [injection] = await browser.scripting.executeScript({ target, func: write, args: [text] });
  if (!injection?.result) throw new Error('The browser did not let this page copy: press once more.');
  return `${FORMS.find((one) => one.form === form)?.name} copied: ${citation_key}`;
}

/**
 * In the page; so it stands by itself.
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

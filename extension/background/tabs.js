// Pages that were open before this version of the extension was: the browser itself starts content scripts only in
// pages that are loaded later, and those of an earlier version end (content/life.js).

/** Start the content scripts in every open page they are for; where one of this version runs, it stays the only one. */
export async function startInOpenTabs() {
  for (const { matches, css = [], js = [] } of browser.runtime.getManifest().content_scripts ?? []) {
    const tabs = await browser.tabs.query({ url: matches, discarded: false });
    await Promise.all(tabs.map(({ id }) => start(id ?? browser.tabs.TAB_ID_NONE, css, js)));
  }
}

/**
 * @param {number} tabId
 * @param {string[]} css
 * @param {string[]} js
 */
async function start(tabId, css, js) {
  const target = { tabId };
  try {
    await browser.scripting.insertCSS({ target, files: css });
    await browser.scripting.executeScript({ target, files: js, injectImmediately: true });
  } catch {
    // The tab was closed or went elsewhere meanwhile, or shows an error page.
  }
}

// A content script cannot be an ES module, but it can import one. It runs once in a page: it may come both with the
// page and into pages that are open when the extension starts (background/tabs.js).
if (!Object.hasOwn(globalThis, 'isDejaluHere')) {
  Object.assign(globalThis, { isDejaluHere: true });
  import(browser.runtime.getURL('content/main.js')).catch((error) => {
    if (browser.runtime?.id) throw error; // Else the extension went away meanwhile.
  });
}

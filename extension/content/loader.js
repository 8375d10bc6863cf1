// A content script cannot be an ES module, but it can import one.
import(browser.runtime.getURL('content/main.js'));

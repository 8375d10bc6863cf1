"""What notices that a text did something in a browser, and what a text must not have become."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request

from dejalu.config import EXTENSION_ID

HOSTS = {"huggingface.co", "127.0.0.1", EXTENSION_ID}
VIOLATIONS = """
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => xss(violatedDirective, blockedURI));
"""

FOREIGN = """(own) => {
  // On a site, what stands in our shadow roots; on a page of our own, all of it.
  const hosts = [...document.querySelectorAll('dejalu-mark, dejalu-bar')];
  const roots = own ? [document] : hosts.map(({ shadowRoot }) => shadowRoot);
  const elements = roots.flatMap((root) => [...root.querySelectorAll('*')]);
  const known = own
    ? 'html, head, meta[charset], meta[name=viewport], title, link[rel=stylesheet], script[type=module][src], body, ' +
      'main, section, header, h1, h2, h3, img[src$="icons/48.png"], p, a, span, ul, ol, li, dl, dt, dd, div, pre, ' +
      'ins, del, time, button, form, label, input'
    : 'div, p, span, ul, li, button, form, label, input, textarea, datalist, option';
  const isOurs = (element) =>
    element.matches(known) &&
    !element.getAttributeNames().some((name) => /^on|^style$|^srcdoc$/.test(name)) &&
    /^(#|\\.\\.\\/|\\w+\\.css$)/.test(element.getAttribute('href') ?? '#');
  return elements.filter((element) => !isOurs(element)).map((element) => element.outerHTML.slice(0, 200));
}"""


@dataclass
class Canary:
    """Notes what no text may bring about, in any page of a browser."""

    context: BrowserContext
    sung: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.context.expose_binding("xss", lambda source, *told: self.sung.append(f"{source['page'].url}: {told}"))
        self.context.add_init_script(VIOLATIONS)
        self.context.on("dialog", lambda dialog: self.sung.append(f"{dialog.type}: {dialog.message}"))
        self.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        # A blob is a page's own, and its address has that page's in it.
        if urlsplit(request.url.removeprefix("blob:")).hostname not in HOSTS and not request.url.startswith("data:,"):
            self.sung.append(request.url)


def foreign(page: Page) -> list[str]:
    """The elements that are not of our making, where only ours may be."""
    found: list[str] = page.evaluate(FOREIGN, page.url.startswith("chrome-extension:"))
    return found

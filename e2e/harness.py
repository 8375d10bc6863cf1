"""A real server, and a real Chromium with the real extension on pages served under their real addresses.

Nothing leaves the machine: every request of a page is answered from a file or refused.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Route, Worker
from playwright.sync_api import Error as PlaywrightError
from tests.serving import PATIENCE as PATIENCE
from tests.serving import Server as Server
from tests.serving import wait_until as wait_until

from dejalu.config import EXTENSION_ID

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "extension"
PAGES = ROOT / "tests" / "pages"
SHARED = ROOT.parent / "shared"
SITE = "https://huggingface.co"
EMPTY = {"script": "text/javascript", "stylesheet": "text/css", "image": "image/svg+xml"}


@dataclass
class Browser:
    """A Chromium with the extension, on a profile that outlives it."""

    context: BrowserContext
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        def note(message: ConsoleMessage) -> None:
            if message.type == "error" and "net::ERR_" not in message.text:
                self.errors.append(message.text)

        page.on("console", note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def open(self, path: str = "/papers", *, expect: str = "dejalu-mark[status]") -> Page:
        """Open a page of the site and wait for its first mark."""
        page = self.watch(self.context.new_page())
        page.goto(f"{SITE}{path}")
        page.wait_for_selector(expect, state="attached")
        return page

    def own_page(self, path: str) -> Page:
        """Open one of the extension's own pages."""
        page = self.watch(self.context.new_page())
        page.goto(f"chrome-extension://{EXTENSION_ID}/{path}")
        return page

    def pair(self, server: Server, url: str = "") -> None:
        """Pair with a server, by another address than its own if one is given."""
        url = url or server.url
        code = json.loads(server.dejalu("pair", "--json"))["code"]
        page = self.own_page(f"options/options.html#server={url}&code={code}")
        page.get_by_text(f"Connected to {url}").wait_for()
        page.close()

    def reload_extension(self) -> Worker:
        """What an update of the extension does to it: all of it ends, and starts anew. Its new worker."""
        with self.context.expect_event("serviceworker") as started, suppress(PlaywrightError):
            # It may end before it answers; and the one before it may still be listed.
            self.context.service_workers[-1].evaluate("setTimeout(() => browser.runtime.reload())")
        worker: Worker = started.value
        return worker

    def extension_errors(self) -> list[str]:
        """What the browser itself noted of errors in the extension since it started: worker, pages, content scripts."""
        page = self.context.new_page()
        page.goto("chrome://extensions")
        noted = page.evaluate(f"chrome.developerPrivate.getExtensionInfo('{EXTENSION_ID}')")["runtimeErrors"]
        page.close()
        return [error["message"] for error in noted]

    def serve(self, path: str, html: str | Path) -> None:
        """Answer one address of the site with a page; a later one for the same address replaces it."""
        body = html.read_text(encoding="utf-8") if isinstance(html, Path) else html
        address = re.compile(re.escape(SITE + path) + r"(#.*)?$")
        self.context.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))

    def wait_until(self, what: str, happens: Callable[[], Any]) -> Any:  # noqa: ANN401
        """As the function of that name, with the browser's requests answered meanwhile."""
        return wait_until(what, happens, lambda seconds: self.context.pages[0].wait_for_timeout(1000 * seconds))

    def close(self) -> None:
        self.context.close()


def browser_options(
    playwright: Playwright,
    *others: Path,
    names: Sequence[str] = (),
    extension: Path = EXTENSION,
    hosts: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """How to start a Chromium with the extension, on whatever machine this is.

    others: more extensions. names: hosts that are found on this machine. hosts: those whose port 443 is to be found
    elsewhere; certificates are then not looked at. No other host is found at all.
    """
    extensions = ",".join(map(str, [extension, *others]))
    arguments = [f"--disable-extensions-except={extensions}", f"--load-extension={extensions}"]
    rules = [
        *(f"MAP {host}:443 {place}" for host, place in hosts.items()),
        *(f"MAP {name} 127.0.0.1" for name in names),
    ]
    rules += ["MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"]
    arguments += ["--headless=new", f"--host-resolver-rules={', '.join(rules)}"]
    arguments += ["--ignore-certificate-errors"] if hosts else []
    if sys.platform != "win32" and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    program = shutil.which("chromium") or playwright.chromium.executable_path
    return {"executable_path": program, "headless": True, "args": arguments}


def answer(route: Route) -> None:
    """The site's stylesheet; anything else that a page asks for is empty, and nothing is asked of the network."""
    if route.request.url.endswith("/front/build/sample/style.css"):
        route.fulfill(path=PAGES / "huggingface.css", content_type="text/css")
    else:
        route.fulfill(body="", content_type=EMPTY.get(route.request.resource_type, "text/plain"))

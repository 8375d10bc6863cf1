"""A real server, and a real Chromium with the real extension on pages served under their real addresses.

Nothing leaves the machine: every request of a page is answered from a file or refused.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Route

from dejalu.config import EXTENSION_ID

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "tests" / "pages"
SHARED = ROOT.parent / "shared"
SITE = "https://huggingface.co"
EMPTY = {"script": "text/javascript", "stylesheet": "text/css", "image": "image/svg+xml"}
PATIENCE = 20.0
"""Seconds to wait for what should take well under one: the machine may be busy."""


def wait_until(what: str, happens: Callable[[], Any], pause: Callable[[float], None] = time.sleep) -> Any:  # noqa: ANN401
    """The first true result of `happens`; fails after PATIENCE seconds, saying what was waited for."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if result := happens():
            return result
        pause(0.05)
    pytest.fail(f"waited in vain until {what}")


@dataclass
class Server:
    """`dejalu serve` in a process of its own, on a free port that it keeps when started again."""

    data: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "dejalu",
            "serve",
            "--port",
            str(self.port),
            "--data",
            str(self.data),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        announced = self.data / "server.json"
        wait_until("the server is announced", announced.exists)
        self.port = int(json.loads(announced.read_text())["url"].rpartition(":")[2])

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.communicate(timeout=PATIENCE)
            self.process = None

    def dejalu(self, *arguments: str) -> str:
        """Run a command on this library; what it printed."""
        return self.run(*arguments, check=True).stdout

    def run(self, command: str, *arguments: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "dejalu", command, "--data", str(self.data), *arguments]
        return subprocess.run(line, capture_output=True, text=True, check=check, timeout=60)

    def paper(self, name: str) -> dict[str, Any] | None:
        """What the server keeps of one paper, as a script would ask for it."""
        found = json.loads(self.dejalu("search", "--json", name.partition(":")[2]) or "[]")
        return next((paper for paper in found if name in paper["mark"]["identifiers"]), None)


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


def browser_options(playwright: Playwright) -> dict[str, Any]:
    """How to start a Chromium with the extension, on whatever machine this is."""
    extension = str(ROOT / "extension")
    arguments = [f"--disable-extensions-except={extension}", f"--load-extension={extension}"]
    arguments += ["--headless=new", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
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

"""Where an attack comes from: pages of several origins, content scripts in them, and workers of other extensions."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from e2e.attacks.careless import PAGE, Careless
from e2e.harness import SITE, Browser, wait_until
from playwright.sync_api import Page, Request, Response, Worker

TECHNIQUES = Path(__file__).with_name("techniques.js").read_text(encoding="utf-8").strip()
GRANTED, ASKED, DENIED, REBOUND = "granted.example", "asked.example", "denied.example", "rebound.example"
NAMES = (GRANTED, ASKED, DENIED, REBOUND)
"""Host names that are all resolved to this machine."""
PERMISSIONS = ("loopback-network", "local-network", "local-network-access")


@dataclass
class Places:
    """Opens each place in the reader's browser.

    site: what serves public pages; the browser takes its address for one beyond this machine. neighbour: what serves
    pages of another program on this machine. rebound: a page that was served on the server's port before the server
    was, under another name. stolen: what the attackers know of the reader.
    """

    browser: Browser
    site: Careless
    neighbour: Careless
    rebound: Page
    stolen: dict[str, str]

    def __post_init__(self) -> None:
        self.page = self.browser.context.new_page()
        self.unanswered: set[Request] = set()
        self.statuses: list[tuple[int | None, int]] = []
        context = self.browser.context
        context.on("request", lambda request: self.unanswered.add(request))
        context.on("response", self._note)
        context.on("requestfinished", lambda request: self.unanswered.discard(request))
        context.on("requestfailed", lambda request: self.unanswered.discard(request))
        session = context.new_cdp_session(self.page)
        settings = {GRANTED: "granted", ASKED: "prompt", DENIED: "denied"}
        origins = {self.public(name): setting for name, setting in settings.items()} | {SITE: "granted"}
        for origin, setting in origins.items():
            for name in PERMISSIONS:
                permission = {"origin": origin, "permission": {"name": name}, "setting": setting}
                session.send("Browser.setPermission", permission)

    def _note(self, response: Response) -> None:
        if response.request.service_worker is None:  # Our own goes on as always.
            self.statuses.append((urlsplit(response.url).port, response.status))

    def public(self, name: str) -> str:
        """The address of a public page."""
        return f"http://{name}:{self.site.port}"

    def attack(self, place: str, technique: str, port: int) -> str:
        """Run a technique against the server on a port, until all it asked is answered; what the attacker saw."""
        host = REBOUND if place == "page under a rebound name" else "127.0.0.1"
        arguments = json.dumps([f"http://{host}:{port}", self.stolen])
        seen = str(self.evaluate(place, f"{TECHNIQUES}[{json.dumps(technique)}](...{arguments})", port))
        self.browser.wait_until("all is answered", lambda: not self.unanswered)
        for opened in self.browser.context.pages:
            if opened not in (self.page, self.rebound):
                opened.close()
        return seen

    def evaluate(self, place: str, expression: str, port: int = 0) -> Any:  # noqa: ANN401 (whatever it is)
        match place:
            case "public page, granted this machine":
                return self._open(self.public(GRANTED)).evaluate(expression)
            case "public page, not yet asked":
                return self._open(self.public(ASKED)).evaluate(expression)
            case "public page, denied this machine":
                return self._open(self.public(DENIED)).evaluate(expression)
            case "page on another port":
                return self._open(f"http://127.0.0.1:{self.neighbour.port}").evaluate(expression)
            case "page on another port of localhost":
                return self._open(f"http://localhost:{self.neighbour.port}").evaluate(expression)
            case "page under a rebound name":
                is_there = urlsplit(self.rebound.url).port == port
                page = self.rebound if is_there else self._open(f"http://{REBOUND}:{port}")
                return page.evaluate(expression)
            case "content script with the token":
                return evaluate_beside(self._open(self.public(GRANTED)), "Snoop", expression)
            case "our own content script with the token":
                return evaluate_beside(self._open_listing(), "Dejalu", expression)
            case "extension without permission, with the token":
                return self.worker("Snoop").evaluate(expression)
            case "extension with a forged Origin":
                return self.worker("Forger").evaluate(expression)
            case "our own worker":
                return self.worker("Dejalu").evaluate(expression)
        raise ValueError(place)

    def worker(self, name: str) -> Worker:
        """The service worker of an extension."""
        workers = self.browser.context.service_workers
        return next(worker for worker in workers if worker.evaluate("chrome.runtime.getManifest().name") == name)

    def _open(self, address: str) -> Page:
        self.page.goto(address)
        return self.page

    def _open_listing(self) -> Page:
        """A page of the site that our extension is for, with no paper on it."""
        listing = f"{SITE}/papers"
        self.page.route(listing, lambda route: route.fulfill(content_type=PAGE[0], body=PAGE[1]))
        self._open(listing)
        self.page.unroute(listing)
        return self.page


def evaluate_beside(page: Page, extension: str, expression: str) -> Any:  # noqa: ANN401 (whatever it is)
    """Run JavaScript where an extension's content scripts of a page run."""
    contexts: list[dict[str, Any]] = []
    session = page.context.new_cdp_session(page)
    session.on("Runtime.executionContextCreated", lambda event: contexts.append(event["context"]))
    session.send("Runtime.enable")
    context = wait_until(
        f"a content script of {extension} is there",
        lambda: next((found for found in contexts if found["name"] == extension), None),
        page.wait_for_timeout,
    )
    answer = session.send(
        "Runtime.evaluate",
        {"expression": expression, "contextId": context["id"], "awaitPromise": True, "returnByValue": True},
    )
    session.detach()
    return answer["result"].get("value", answer)

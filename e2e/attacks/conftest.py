"""One server, one browser and one careless server for all attacks."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from e2e.attacks.careless import Careless, careless_server
from e2e.attacks.extensions import FORGER, SNOOP, write
from e2e.attacks.places import ASKED, DENIED, GRANTED, NAMES, REBOUND, Places
from e2e.harness import Browser, Server, browser_options
from playwright.sync_api import Page, Playwright

from dejalu.database import Database
from dejalu.services import clock

PAPER = {"identifiers": ["arxiv:1706.03762"], "title": "Attention Is All You Need"}
EDIT = {"op_id": "0197a9a2-9f3a-7c3e-8a39-3a8d5f1f9b11", "type": "set_status", "status": "read", "paper": PAPER}


@pytest.fixture(scope="module")
def site() -> Iterator[Careless]:
    """What serves the pages that count as public ones."""
    with careless_server() as site:
        yield site


@pytest.fixture(scope="module")
def careless() -> Iterator[Careless]:
    """What is attacked beside Dejalu, to see that the attack is a real one."""
    with careless_server() as careless:
        yield careless


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, site: Careless) -> Iterator[Browser]:
    """A browser with other extensions beside ours."""
    folder = tmp_path_factory.mktemp("strangers")
    options = browser_options(playwright, write(FORGER, folder), write(SNOOP, folder), names=NAMES)
    secure = ",".join(f"http://{name}:{site.port}" for name in (GRANTED, ASKED, DENIED))
    options["args"] += [
        f"--ip-address-space-overrides=127.0.0.1:{site.port}=public",
        # In place of a certificate: only a secure page may ask for this machine.
        f"--unsafely-treat-insecure-origin-as-secure={secure}",
    ]
    browser = Browser(playwright.chromium.launch_persistent_context(folder / "profile", **options))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def rebound(browser: Browser) -> Page:
    """A page under a strange name, from a port of this machine on which nothing listens any more."""
    page = browser.context.new_page()
    with careless_server() as site:
        page.goto(f"http://{REBOUND}:{site.port}")
    return page


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, rebound: Page) -> Iterator[Server]:
    """A server with something to read, on the port that the rebound page came from."""
    port = int(rebound.url.rpartition(":")[2].strip("/"))
    server = Server(tmp_path_factory.mktemp("attacked") / "library", port)
    server.start()
    server.dejalu("mark", "arxiv:2406.09519", "--note", "A canary in the library")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def stolen(server: Server) -> dict[str, str]:
    """What the attackers know of the reader: a client's token and id, an open pairing code, an edit that is valid."""

    def post(path: str, body: object = None) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {server.token}"}
        answer = httpx.post(f"{server.url}/api/{path}", json=body, headers=headers, trust_env=False)
        found: dict[str, str] = answer.raise_for_status().json()
        return found

    client = post("pair", {"code": post("codes")["code"], "client_name": "robbed"})
    edit = {**EDIT, "at": clock.after("", datetime.now(UTC))}
    return {
        "token": client["token"],
        "client_id": client["client_id"],
        "code": post("codes")["code"],
        "edit": json.dumps({"since": 0, "operations": [edit]}),
    }


@pytest.fixture(scope="module")
def places(browser: Browser, site: Careless, rebound: Page, server: Server, stolen: dict[str, str]) -> Iterator[Places]:
    """Every place that attacks come from, in a browser that is paired with the server."""
    browser.pair(server)
    with careless_server() as neighbour:
        yield Places(browser, site, neighbour, rebound, stolen)


@pytest.fixture(scope="module")
def library(server: Server) -> Iterator[Database]:
    """The server's library, to be looked into from outside."""
    database = Database(server.library_url)
    yield database
    database.close()

"""The library page in a browser without the extension, as on a tablet or a colleague's machine."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from e2e.harness import Server, browser_options
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route
from tests.serving import PATIENCE, wait_until

WIDTHS = (1280, 390)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(scope="session")
def plain(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium as it comes."""
    start = browser_options(playwright)
    arguments = [one for one in start["args"] if "extension" not in one]
    browser = playwright.chromium.launch(**start | {"args": arguments})
    yield browser
    browser.close()


Enter = Callable[..., Page]


@pytest.fixture
def enter(plain: Browser) -> Iterator[Enter]:
    """Opens a server's library page at a view, in a window of some width and colours.

    `errors` are those of the console that are meant to come.
    """
    wrong: list[str] = []

    def open_page(
        server: Server,
        view: str = "papers",
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        errors: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        def note(message: ConsoleMessage) -> None:
            if message.type == "error" and not any(one in message.text for one in errors):
                wrong.append(message.text)

        context = plain.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
        # Requests go by way of the tests from the first on: were that begun later, some would not be caught.
        context.route("https://nowhere.invalid/**", lambda route: route.abort())
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", note)
        # Not by a code, of which there are five a minute: see test_entering.
        page.add_init_script(f"sessionStorage.setItem('token', {json.dumps(server.token)})")
        page.goto(f"{server.url}/#/{view}")
        page.locator("main .view > *").first.wait_for(state="attached")
        return page

    yield open_page
    for context in plain.contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose library no test changes."""
    yield from serve(tmp_path_factory.mktemp("shown") / "library")


def serve(data: Path) -> Iterator[Server]:
    server = Server(data)
    server.start()
    yield server
    server.stop()


def wait(page: Page, what: str, happens: Callable[[], Any], patience: float = PATIENCE) -> Any:  # noqa: ANN401
    """As `wait_until`, with the browser's events handled meanwhile."""
    return wait_until(what, happens, lambda seconds: page.wait_for_timeout(1000 * seconds), patience=patience)


def hold(page: Page, url: str, times: int | None = None) -> list[Route]:
    """Keeps the requests for an address, from now on or so many of them: to be let go by `continue_`."""
    held: list[Route] = []
    page.route(url, lambda route: held.append(route), times=times)
    return held

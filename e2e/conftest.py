"""What the end-to-end tests start: servers and browsers."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from e2e.harness import EXTENSION, PAGES, SHARED, SITE, Browser, Server, answer, browser_options
from playwright.sync_api import Playwright


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "library")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def open_browser(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., Browser]]:
    """Opens a browser; again on the same profile once it is closed, or beside it on another one."""
    opened: list[Browser] = []

    def launch(
        name: str = "profile", extension: Path = EXTENSION, hosts: dict[str, str] | None = None, **options: Any
    ) -> Browser:
        profile = tmp_path / name
        if not profile.exists():
            (profile / "Default").mkdir(parents=True)
            # Without developer mode the browser does not let an unpacked extension come back after `runtime.reload()`.
            (profile / "Default" / "Preferences").write_text('{"extensions": {"ui": {"developer_mode": true}}}')
        start = browser_options(playwright, extension=extension, hosts=hosts or {}) | options
        context = playwright.chromium.launch_persistent_context(profile, **start)
        browser = Browser(context)
        context.route(re.compile("^https:"), answer)
        for host in hosts or {}:
            context.route(re.compile(f"^https://{re.escape(host)}/"), lambda route: route.continue_())
        for path, name in {
            "/papers": "daily",
            "/papers/trending": "trending",
            "/papers?q=attention": "search",
            "/papers/1706.03762": "paper",
        }.items():
            browser.serve(path, PAGES / f"huggingface-{name}.html")
        opened.append(browser)
        return browser

    yield launch
    for browser in opened:
        browser.close()


@pytest.fixture
def browser(open_browser: Callable[..., Browser]) -> Browser:
    return open_browser()


@pytest.fixture
def paired(browser: Browser, server: Server) -> Browser:
    """A browser that is paired with the server."""
    browser.pair(server)
    return browser


@pytest.fixture
def uncounted(paired: Browser) -> Browser:
    """A paired browser that does not count what it shows as seen."""
    options = paired.own_page("options/options.html")
    options.get_by_role("checkbox", name="Count a paper as seen").uncheck()
    options.close()
    return paired


@pytest.fixture
def reading(uncounted: Browser) -> Browser:
    """The same, in which the test can read the clipboard."""
    uncounted.context.grant_permissions(["clipboard-read"], origin=SITE)
    return uncounted


@pytest.fixture
def shared() -> Path:
    """Real pages and captures, where they are at hand."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-screenshots", action="store_true", help="make the README's pictures anew")

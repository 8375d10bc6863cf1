"""What the library page changes shows at once on the pages that are open; no other page is heard."""

from typing import Any

from e2e.harness import Browser, Server
from e2e.hostile_messages import RIGHT, WRONG
from e2e.test_editing import LORA, mark_of
from e2e.test_messages import Canary
from e2e.test_messages import canary as canary
from e2e.test_popup import popup
from playwright.sync_api import Page, expect

from dejalu.config import EXTENSION_ID

SAY = f"(messages) => Promise.all(messages.map((one) => chrome.runtime.sendMessage('{EXTENSION_ID}', one)))"
CHANGED = {"type": "changed"}
HOSTILE: list[Any] = [
    *RIGHT,
    *(value for value in WRONG if value is not None),
    {"type": "changed", "server": "http://127.0.0.1:1"},
    {"type": ["changed"]},
    {"type": "sync"},
    {"type": "overview", "tab_id": -1},
    {"type": "forget"},
    {"type": "open_library"},
    [CHANGED],
]
"""What no page outside the extension may say to it."""


def say(page: Page, messages: list[Any]) -> list[Any]:
    """What the extension answers each; None for nothing."""
    answers: list[Any] = page.evaluate(SAY, messages)
    return answers


def visit(browser: Browser, url: str) -> Page:
    page = browser.context.new_page()
    page.goto(url)
    return page


def test_what_it_changes_shows_on_open_pages_and_no_other_page_is_heard(
    uncounted: Browser, server: Server, canary: Canary
) -> None:
    told = popup(uncounted)
    mark = mark_of(uncounted.open())
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    told.evaluate("browser.alarms.clearAll()")  # By which it asks, too.
    stranger, library = visit(uncounted, canary.url), visit(uncounted, server.url)
    stranger.wait_for_timeout(500)
    asked: list[str] = []
    uncounted.context.on("request", lambda request: asked.append(request.url) if "/sync" in request.url else None)

    server.dejalu("mark", LORA, "read")
    assert set(say(stranger, [CHANGED] * 5)) == {None}
    assert set(say(library, HOSTILE)) == {None}
    stranger.wait_for_timeout(1500)
    assert asked == []
    expect(mark).to_have_attribute("status", "new")
    assert told.get_by_text(f"Connected to {server.url}").is_visible()

    assert set(say(library, [CHANGED] * 50)) == {None}
    expect(mark).to_have_attribute("status", "read")
    library.wait_for_timeout(1500)
    assert asked == [f"{server.url}/api/sync"] * 2  # One at once, and one for what came meanwhile.
    assert uncounted.extension_errors() == []

"""What a note said before is kept, shown and brought back; two versions written at once are both kept."""

import json
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from e2e.harness import Browser, Server
from playwright.sync_api import Locator, Page, expect

from dejalu.config import EXTENSION_ID

OWN = "arxiv:1706.03762"
PAPER = {"identifiers": [OWN], "title": "Attention Is All You Need"}


def write(page: Page, text: str) -> None:
    """Write the paper's one note, from the page of its own."""
    page.get_by_role("textbox", name="Note").fill(text)
    expect(page.locator("dejalu-mark").get_by_role("status")).to_have_text("Saved")


def notes(server: Server) -> list[dict[str, Any]]:
    paper = server.paper(OWN)
    return paper["mark"]["notes"] if paper else []


def bodies(server: Server) -> list[str]:
    return [note["body"] for note in notes(server)]


def has(server: Server, text: str) -> bool:
    return bodies(server) == [text]


def open_versions(browser: Browser, page: Page) -> Page:
    with browser.context.expect_page() as opened:
        page.get_by_role("button", name="Versions").click()
    history = browser.watch(opened.value)
    history.get_by_role("heading", name="Versions of a note").wait_for()
    return history


def version(history: Page, place: int) -> Locator:
    """One of the versions, the newest first."""
    return history.get_by_role("listitem").nth(place)


@pytest.fixture(autouse=True)
def no_errors(browser: Browser) -> Iterator[None]:
    yield
    assert not browser.errors
    assert not browser.extension_errors()


@pytest.fixture
def other(server: Server) -> Iterator[httpx.Client]:
    """Another client of the same reader."""
    code = json.loads(server.dejalu("pair", "--json"))["code"]
    paired = httpx.post(f"{server.url}/api/pair", json={"code": code, "client_name": "another"}).raise_for_status()
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {paired.json()['token']}"}) as client:
        yield client


def rewrite(other: httpx.Client, note: dict[str, Any], body: str) -> None:
    """Write a note elsewhere, from the version that is given."""
    operation = {
        "op_id": str(uuid.uuid4()),
        "at": "000000000000000-0000",
        "type": "put_note",
        "paper": PAPER,
        "note_id": note["note_id"],
        "body": body,
        "base_revision": note["revision"],
    }
    other.post("/api/sync", json={"since": 0, "operations": [operation]}).raise_for_status()


def test_every_version_of_a_note_is_shown_and_can_be_brought_back(uncounted: Browser, server: Server) -> None:
    page = uncounted.open("/papers/1706.03762")
    expect(page.get_by_role("button", name="Versions")).to_be_hidden()
    for text in ("Multi-head attention", "Multi-head self-attention, twice", "Heads"):
        write(page, text)
        uncounted.wait_until("the server has it", partial(has, server, text))
    history = open_versions(uncounted, page)
    expect(history.get_by_text("Attention Is All You Need")).to_be_visible()
    expect(history.get_by_role("listitem")).to_have_count(3)
    expect(version(history, 0)).to_contain_text("As it is now")
    expect(version(history, 0).locator("ins")).to_have_text(["Heads"])
    expect(version(history, 1).locator("ins")).to_have_text(["self-", ", twice"])
    expect(version(history, 2).locator("pre")).to_have_text("Multi-head attention")
    version(history, 2).get_by_role("button", name="Bring back").click()
    expect(history.get_by_text("Brought back.")).to_be_visible()
    expect(history.get_by_role("listitem")).to_have_count(4)
    expect(version(history, 0).locator("pre ins")).to_have_text(["Multi-head attention"])
    assert bodies(server) == ["Multi-head attention"]
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Multi-head attention")


def test_a_deleted_note_is_found_from_the_popup_and_brought_back(uncounted: Browser, server: Server) -> None:
    page = uncounted.open("/papers/1706.03762")
    write(page, "Not to be lost")
    note_id = uncounted.wait_until("the server has it", lambda: notes(server))[0]["note_id"]
    page.get_by_role("textbox", name="Note").fill("")
    uncounted.wait_until("it is deleted", lambda: bodies(server) == [])

    popup = uncounted.watch(uncounted.context.new_page())
    # A popup is no tab; what the browser tells it of the tab in front is told to this page in its place.
    popup.add_init_script(
        "browser.tabs.query = async () => [{ id: 1, url: 'https://huggingface.co/papers/1706.03762' }]"
    )
    popup.goto(f"chrome-extension://{EXTENSION_ID}/popup/popup.html")
    with uncounted.context.expect_page() as opened:
        popup.get_by_role("link", name="Deleted notes of this paper").click()
    history = uncounted.watch(opened.value)
    expect(history.get_by_role("heading")).to_have_text("Deleted notes")
    expect(version(history, 0)).to_contain_text("Not to be lost")
    history.get_by_role("link", name="Versions").click()
    expect(version(history, 0)).to_contain_text("As it was when it was deleted")
    history.get_by_role("link", name="Deleted notes of this paper").click()
    version(history, 0).get_by_role("button", name="Bring back").click()
    expect(history.get_by_text("No note of this paper is deleted.")).to_be_visible()
    uncounted.wait_until("it is there again", lambda: bodies(server) == ["Not to be lost"])
    assert notes(server)[0]["note_id"] == note_id
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Not to be lost")


def test_without_the_server_the_page_says_so(uncounted: Browser, server: Server) -> None:
    page = uncounted.open("/papers/1706.03762")
    write(page, "Kept")
    uncounted.wait_until("the server has it", lambda: bodies(server) == ["Kept"])
    server.stop()
    with uncounted.context.expect_page() as opened:
        page.get_by_role("button", name="Versions").click()
    expect(opened.value.get_by_role("status")).to_contain_text("Nothing answers")
    server.start()
    opened.value.reload()
    expect(opened.value.get_by_role("listitem")).to_have_count(1)


def test_of_two_versions_written_at_once_the_other_is_shown_beside_the_first_and_can_be_deleted(
    uncounted: Browser, server: Server, other: httpx.Client
) -> None:
    page = uncounted.open("/papers/1706.03762")
    write(page, "Before")
    note = uncounted.wait_until("the server has it", lambda: notes(server))[0]
    server.stop()
    write(page, "Written here")
    server.start()
    rewrite(other, note, "Written elsewhere")
    uncounted.own_page("options/options.html").evaluate("browser.runtime.sendMessage({ type: 'sync' })")
    uncounted.wait_until("both are kept", lambda: sorted(bodies(server)) == ["Written elsewhere", "Written here"])
    copy = page.get_by_role("textbox", name="the other of two versions")
    expect(copy).to_have_count(1)
    expect(page.get_by_role("textbox", name="Note")).to_have_count(2)
    kept = next(note["body"] for note in notes(server) if note["conflict_of"] is None)
    copy.fill("")
    uncounted.wait_until("the copy is deleted", lambda: bodies(server) == [kept])
    page.get_by_role("button", name="Star", exact=True).click()
    expect(copy).to_have_count(0)
    for _ in ("the star", "the deletion"):
        page.get_by_role("button", name="Undo", exact=True).click()
    uncounted.wait_until("and undone", lambda: sorted(bodies(server)) == ["Written elsewhere", "Written here"])


def test_a_note_changed_elsewhere_is_not_deleted_unseen(
    uncounted: Browser, server: Server, other: httpx.Client
) -> None:
    page = uncounted.open("/papers/1706.03762")
    write(page, "Before")
    note = uncounted.wait_until("the server has it", lambda: notes(server))[0]
    server.stop()
    page.get_by_role("textbox", name="Note").fill("")
    expect(page.locator("dejalu-mark").get_by_role("status")).to_have_text("Saved")
    server.start()
    rewrite(other, note, "Before, and more")
    uncounted.own_page("options/options.html").evaluate("browser.runtime.sendMessage({ type: 'sync' })")
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Before, and more")
    assert bodies(server) == ["Before, and more"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits(
    uncounted: Browser, server: Server, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    page = uncounted.open("/papers/1706.03762")
    for text in ("Multi-head attention\n\n- three of them", "Multi-head self-attention, twice\n\n- three of them"):
        write(page, text)
        uncounted.wait_until("the server has it", partial(has, server, text))
    history = open_versions(uncounted, page)
    history.emulate_media(color_scheme=scheme)
    history.set_viewport_size({"width": width, "height": 700})
    assert history.evaluate("document.documentElement.scrollWidth") <= width
    history.screenshot(path=tmp_path / f"history-{scheme}-{width}.png")

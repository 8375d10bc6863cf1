"""The popup tells where every edit is, while it is open, too: kept here, kept on the server, or in need of you."""

import shutil
import sqlite3
import uuid
from pathlib import Path
from typing import Literal

import httpx
import pytest
from e2e.harness import Browser, Server
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import Page, expect

REFUSED = """(text) => browser.runtime.sendMessage({
  type: 'edit',
  edit: {
    op_id: crypto.randomUUID(),
    paper: { identifiers: ['arxiv:no-such-name'], title: 'LoRA' },
    act: { type: 'put_note', note_id: crypto.randomUUID(), body: text, base_revision: null },
  },
})"""


def popup(browser: Browser) -> Page:
    return browser.own_page("popup/popup.html")


def refuse(browser: Browser, *texts: str) -> None:
    """Have the server refuse notes with these texts."""
    page = browser.own_page("options/options.html")
    for text in texts:
        page.evaluate(REFUSED, text)
    page.close()


def test_it_follows_edits_while_the_server_is_away_and_when_it_is_back(uncounted: Browser, server: Server) -> None:
    told = popup(uncounted)
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    page = uncounted.open()
    server.stop()
    press(mark_of(page), "Read")
    expect(told.get_by_text("1 edit kept here, waiting for the server since")).to_be_visible()
    expect(told.get_by_text("The server does not answer")).to_be_visible()
    expect(told.get_by_text("Next try")).to_be_visible()
    press(mark_of(page), "Star")
    expect(told.get_by_text("2 edits kept here")).to_be_visible()
    server.start()
    uncounted.wait_until("it is tried again by itself", told.get_by_text("All edits are on the server.").is_visible)
    expect(told.get_by_text(f"Connected to {server.url}")).to_be_visible()
    expect(told.get_by_text("Next try")).to_be_hidden()


def test_each_refused_edit_can_be_copied_tried_again_and_let_go(uncounted: Browser) -> None:
    uncounted.context.grant_permissions(["clipboard-read", "clipboard-write"])
    told = popup(uncounted)
    refuse(uncounted, "one thought", "another\nthought")
    expect(told.get_by_role("heading", name="The server refused 2 edits")).to_be_visible()
    expect(told.get_by_text("All other edits are on the server.")).to_be_visible()
    item = told.get_by_role("listitem").filter(has_text="another")
    expect(item).to_contain_text("LoRA")
    expect(item.locator(".bad")).not_to_be_empty()
    item.get_by_role("button", name="Copy").click()
    expect(item.get_by_role("button", name="Copied")).to_be_visible()
    assert told.evaluate("navigator.clipboard.readText()") == "another\nthought"
    item.get_by_role("button", name="Try again").click()
    expect(told.get_by_role("listitem")).to_contain_text(["one thought", "another"])
    told.get_by_role("listitem").filter(has_text="one").get_by_role("button", name="Let it go").click()
    expect(told.get_by_role("listitem")).to_have_count(1)
    item.get_by_role("button", name="Let it go").click()
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    expect(told.get_by_role("heading", name="refused")).to_be_hidden()


@pytest.mark.parametrize("choice", ["Send them", "Forget them here"])
def test_what_only_this_browser_knows_is_sent_or_forgotten(
    uncounted: Browser, server: Server, tmp_path: Path, choice: str
) -> None:
    library, older = server.data / "dejalu.db", tmp_path / "older.db"
    server.stop()
    shutil.copy(library, older)
    server.start()
    mark = mark_of(uncounted.open())
    press(mark, "Read")
    uncounted.wait_until("the server has it", lambda: server.paper(LORA))
    server.stop()
    shutil.copy(older, library)
    with sqlite3.connect(library) as database:
        database.execute("UPDATE library SET feed = ?", (str(uuid.uuid4()),))
    database.close()
    server.start()
    told = popup(uncounted)
    told.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
    expect(told.get_by_text("This browser knows 1 paper that the server does not know.")).to_be_visible()
    told.get_by_role("button", name=choice).click()
    expect(told.get_by_text("that the server does not know")).to_be_hidden()
    if choice == "Send them":
        uncounted.wait_until("the server has it again", lambda: server.paper(LORA))
        expect(mark).to_have_attribute("status", "read")
    else:
        expect(mark).to_have_attribute("status", "new")
        assert server.paper(LORA) is None


def test_the_library_opens_signed_in(uncounted: Browser, server: Server) -> None:
    told = popup(uncounted)
    with uncounted.context.expect_page() as opened:
        told.get_by_role("button", name="Library").click()
    library = uncounted.watch(opened.value)
    library.get_by_role("navigation").wait_for()
    assert library.url.startswith(f"{server.url}/#")
    assert "code" not in library.url
    assert "Library page" in server.dejalu("clients")


def test_the_library_that_cannot_be_opened_says_why(uncounted: Browser, server: Server) -> None:
    told = popup(uncounted)
    library = told.get_by_role("button", name="Library")
    expect(library).to_be_visible()
    make_code(server, until=429)
    library.click()
    expect(told.get_by_role("alert").filter(visible=True)).to_contain_text("minute")
    server.stop()
    told.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
    expect(told.get_by_text("The server does not answer")).to_be_visible()
    expect(library).to_be_hidden()


def make_code(server: Server, until: int) -> None:
    """Make pairing codes until the server answers with this status."""
    headers = {"Authorization": f"Bearer {server.token}"}
    while httpx.post(f"{server.url}/api/codes", headers=headers, trust_env=False).status_code != until:
        pass


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits(
    uncounted: Browser, server: Server, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    refuse(uncounted, "A thought on low-rank adapters.\n" * 12, "another")
    told = popup(uncounted)
    expect(told.get_by_role("listitem")).to_have_count(2)
    server.stop()
    told.emulate_media(color_scheme=scheme)
    press(mark_of(uncounted.open()), "Read")
    told.set_viewport_size({"width": width, "height": 900})
    expect(told.get_by_text("Next try")).to_be_visible()
    assert told.evaluate("document.documentElement.scrollWidth") <= width
    told.screenshot(path=tmp_path / f"popup-{scheme}-{width}.png")

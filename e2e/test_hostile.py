"""Papers, tags and notes called by hostile texts, as the browser meets them and shows them: text, everywhere."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from e2e.canary import Canary, foreign
from e2e.harness import Browser, Server
from e2e.test_editing import annotate, mark_of
from playwright.sync_api import Page, ViewportSize, expect
from tests.hostile.corpus import TEXTS, number
from tests.hostile.files import FILES

from dejalu.services import clock

WITNESS = TEXTS.index("<img src=x onerror=xss()>")
"""A text that must be seen where texts are shown, or nothing was tried."""
PAPER = f"arxiv:{number(WITNESS)}"
TALL: ViewportSize = {"width": 1280, "height": 12_000}
"""A window in which many cards are on screen."""

EQUIP = """() => {
  for (const mark of document.querySelectorAll('dejalu-mark')) mark.dispatchEvent(new PointerEvent('pointerenter'));
}"""

SUGGEST = """async () => {
  // As if each paper might be another one, and had been taken for a third.
  const marks = Object.entries(await browser.storage.local.get(null)).filter(([key]) => key.startsWith('mark:'));
  const told = marks.map(([key, mark]) => [key, {
    ...mark,
    possible: { paper_id: 1, title: mark.title },
    joined: [{ paper_id: 2, identifiers: [], title: mark.title }],
  }]);
  await browser.storage.local.set(Object.fromEntries(told));
}"""

REFUSE = """(texts) => Promise.all(texts.map((text) => browser.runtime.sendMessage({
  type: 'edit',
  edit: {
    op_id: crypto.randomUUID(),
    paper: { identifiers: ['arxiv:a-name-that-no-server-takes'], title: text },
    act: { type: 'put_note', note_id: crypto.randomUUID(), body: text, base_revision: null },
  },
})))"""


@pytest.fixture(autouse=True)
def canary(browser: Browser) -> Iterator[Canary]:
    canary = Canary(browser.context)
    canary.watch()
    browser.serve("/papers", FILES["page"]())
    yield canary
    assert canary.sung == []
    assert not browser.errors
    assert not browser.extension_errors()


@pytest.fixture
def library(server: Server) -> Iterator[httpx.Client]:
    """The server as a script asks it."""
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {server.token}"}) as client:
        yield client


def open_all(browser: Browser) -> Page:
    """The page with a card for each text, many of them on screen."""
    page = browser.open()
    page.set_viewport_size(TALL)
    expect(page.locator("dejalu-mark[status]")).to_have_count(len(TEXTS))
    return page


def test_what_a_page_says_comes_in_as_text(paired: Browser, library: httpx.Client) -> None:
    page = open_all(paired)

    def papers() -> list[dict[str, Any]]:
        page.evaluate("document.querySelector('dejalu-mark[status=new]')?.scrollIntoView()")
        records: list[dict[str, Any]] = library.get("/api/export/json").json()["records"]
        return records if len(records) == len(TEXTS) else []

    records = paired.wait_until("every card was counted as seen", papers)
    claimed = {claim["identifiers"][0]: claim for record in records for claim in record["claims"]}
    assert claimed[PAPER]["title"] == claimed[PAPER]["abstract"] == claimed[PAPER]["authors"][0] == TEXTS[WITNESS]
    for name in ("bibtex", "ris", "csv", "csl-json", "markdown"):
        assert library.get(f"/api/export/{name}").status_code == 200


def test_marks_panels_and_the_bar_show_text(uncounted: Browser, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "everything.json"
    file.write_text(FILES["csl_json"]())
    server.dejalu("import", str(file))
    page = open_all(uncounted)
    elsewhere = uncounted.own_page("options/options.html")
    elsewhere.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
    mark = mark_of(page, PAPER)
    text = TEXTS[WITNESS]
    expect(mark.get_by_role("button").first).to_have_accessible_name(re.compile(re.escape(f"tagged {text}")))
    elsewhere.evaluate(SUGGEST)
    page.evaluate(EQUIP)
    expect(page.locator("dejalu-mark textarea")).to_have_count(len(TEXTS), timeout=30_000)
    # Before anything is edited: the server's answer to an edit knows nothing of what was only suggested here.
    expect(mark.locator("[role=dialog]")).to_contain_text(f"Taken for “{text}”")
    expect(mark).to_contain_text(f"Maybe the same as “{text}”")
    dialog = annotate(mark, f"{text} again", f"{text} again")
    expect(dialog.get_by_role("listitem")).to_have_text([f"{text}×", f"{text} again×"])
    expect(page.locator("dejalu-bar")).to_contain_text(f"Tagged “{text} again”")
    assert foreign(page) == []


def test_the_extensions_own_pages_show_text(uncounted: Browser, library: httpx.Client) -> None:
    texts = [*[text for text in TEXTS if len(text) < 300][::4], TEXTS[WITNESS]]
    popup = uncounted.own_page("popup/popup.html")
    popup.evaluate(REFUSE, texts)
    refused = popup.get_by_role("heading", name=f"The server refused {len(texts)} edits")
    expect(refused).to_be_visible(timeout=30_000)  # They are sent singly.
    expect(popup.get_by_role("listitem").first).to_contain_text(texts[0])
    assert foreign(popup) == []

    note_id = str(uuid.uuid4())
    first = write(library, "put_note", note_id=note_id, body="\n".join(TEXTS))
    write(library, "put_note", note_id=note_id, body="\n".join(reversed(TEXTS)), base_revision=first)
    history = uncounted.own_page(f"history/history.html#note={note_id}")
    expect(history.get_by_role("listitem")).to_have_count(2)
    expect(history.locator("#paper")).to_have_text(TEXTS[WITNESS])
    assert foreign(history) == []
    write(library, "delete_note", note_id=note_id)
    history.get_by_role("link", name="Deleted notes").click()
    expect(history.get_by_role("heading")).to_have_text("Deleted notes")
    expect(history.get_by_role("listitem")).to_contain_text(TEXTS[WITNESS])
    assert foreign(history) == []

    for said in (TEXTS[WITNESS], "javascript:xss()", "http://127.0.0.1:1/<img src=x onerror=xss()>"):
        address = urlencode({"server": said, "code": TEXTS[WITNESS], "next": "javascript:xss()"})
        options = uncounted.own_page(f"options/options.html#{address}")
        expect(options.locator("#connection")).to_be_visible()
        assert foreign(options) == []


def write(library: httpx.Client, type_: str, **said: str) -> str:
    """Edit a note of the paper of the witness; the id of what it then says."""
    operation: dict[str, Any] = {
        "op_id": str(uuid.uuid4()),
        "at": clock.after("", datetime.now(UTC)),
        "type": type_,
        "paper": {"identifiers": [PAPER], "title": TEXTS[WITNESS]},
        **said,
    }
    answer = library.post("/api/sync", json={"since": None, "operations": [operation]}).json()
    assert [result["result"] for result in answer["results"]] == ["applied"], answer
    return str(operation["op_id"])

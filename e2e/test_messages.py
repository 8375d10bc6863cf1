"""What a page's script may ask of the worker, and what it can read: it may have been taken over by the page."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from e2e import outbox
from e2e.harness import SITE, Browser, Server
from e2e.hostile_messages import RIGHT, mutated, own_pages_alone
from e2e.isolated import IsolatedWorld
from e2e.test_connection import popup
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import Page, expect
from tests.listening import Handler, Listener, listening

MESSAGES = 200
SEND_ALL = """(messages) => Promise.all(messages.map((message) =>
  browser.runtime.sendMessage(message).then((answer) => answer ?? null, () => null)))"""
HUGE = "{ type: 'open_history', note_id: 'x'.repeat(20_000_000) }"
READ_STORES = """async () => {
  const stores = {};
  const request = indexedDB.open('dejalu');
  const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  for (const name of database.objectStoreNames) {
    const asked = database.transaction(name).objectStore(name).getAll();
    stores[name] = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  }
  return { ...stores, local: await browser.storage.local.get(null) };
}"""
READ_ALL = """(async () => {
  const found = {};
  for (const area of ['local', 'session', 'sync', 'managed'])
    found[area] = await browser.storage[area]?.get(null).catch(() => null);
  found.databases = await indexedDB.databases();
  found.keys = Object.keys(globalThis.browser);
  found.pages = await Promise.all(['overview', 'sync', 'forget'].map((type) =>
    browser.runtime.sendMessage({ type, tab_id: -1 }).then((answer) => answer ?? null, () => null)));
  found.fetched = await fetch(browser.runtime.getURL('background/state.js')).then((it) => it.text(), () => null);
  return found;
})()"""


class Canary(Listener):
    """Notes whatever it is asked."""

    def __init__(self) -> None:
        super().__init__(_Noting)
        self.asked: list[str] = []


class _Noting(Handler):
    server: Canary

    def respond(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()


@pytest.fixture
def canary() -> Iterator[Canary]:
    with listening(Canary()) as canary:
        yield canary


def send_all(world: IsolatedWorld, messages: list[Any]) -> list[Any]:
    """What the worker answers each; None for nothing."""
    answers: list[Any] = world.evaluate(f"({SEND_ALL})({json.dumps(messages)})")
    return answers


def read_stores(page: Page) -> dict[str, Any]:
    """All that the extension keeps, read by one of its own pages."""
    kept: dict[str, Any] = page.evaluate(READ_STORES)
    return kept


def test_hostile_messages_get_no_answer_and_change_nothing(uncounted: Browser, server: Server, canary: Canary) -> None:
    page = uncounted.open()
    told = popup(uncounted)
    press(mark_of(page), "Read")
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    world = IsolatedWorld(uncounted, page)
    page.wait_for_timeout(500)
    before, papers = read_stores(told), server.dejalu("search", "--json", "")

    url = canary.url
    fixed = own_pages_alone(url)
    hostile = [*fixed, *mutated(MESSAGES - len(fixed), seed=7)]
    answers = send_all(world, hostile)
    taken = [message for message, answer in zip(hostile, answers, strict=True) if answer is not None]
    assert len(hostile) == MESSAGES
    assert world.evaluate(f"({SEND_ALL})([{HUGE}])") == [None]
    assert [json.dumps(message)[:300] for message in taken] == []
    assert read_stores(told) == before
    assert server.dejalu("search", "--json", "") == papers
    assert canary.asked == []
    assert len(uncounted.context.pages) == 3

    edit = {"op_id": "01900000-0000-7000-8000-0000000000ff", "paper": {"identifiers": [LORA], "title": "LoRA"}}
    legitimate = {"type": "edit", "edit": edit | {"act": {"type": "set_star", "starred": True}}}
    assert send_all(world, [legitimate]) == [{"value": "Starred"}]
    uncounted.wait_until("it is on the server", lambda: (server.paper(LORA) or {})["mark"]["starred"])
    assert uncounted.extension_errors() == []


def test_every_kind_of_message_that_a_page_sends_is_answered(uncounted: Browser) -> None:
    """Or that nothing hostile is answered would prove little."""
    world = IsolatedWorld(uncounted, uncounted.open())
    answers = send_all(world, RIGHT)
    assert [message["type"] for message, answer in zip(RIGHT, answers, strict=True) if answer is None] == []


def test_frames_and_pages_of_no_site_of_ours_are_not_answered(uncounted: Browser, canary: Canary) -> None:
    """Though the extension may run scripts in them."""
    uncounted.serve("/papers/framing", f'<!doctype html><iframe src="{SITE}/papers/framed"></iframe>')
    uncounted.serve("/papers/framed", "<!doctype html><p>A frame</p>")
    uncounted.open("/papers/framing", expect="iframe")
    elsewhere = uncounted.context.new_page()
    elsewhere.goto(f"{canary.url}/papers")
    own = popup(uncounted)
    answers = own.evaluate(
        """async (edit) => {
          const func = (edit) => browser.runtime.sendMessage(edit).then((answer) => answer ?? null, () => null);
          const found = {};
          for (const { id } of await browser.tabs.query({ url: ['http://127.0.0.1/*', 'https://huggingface.co/*'] })) {
            const target = { tabId: id, allFrames: true };
            for (const { frameId, result } of await browser.scripting.executeScript({ target, func, args: [edit] }))
              found[`${(await browser.tabs.get(id)).url} ${frameId === 0 ? 'top' : 'frame'}`] = result;
          }
          return found;
        }""",
        RIGHT[3],
    )
    assert answers == {
        f"{SITE}/papers/framing top": {"value": "Starred"},
        f"{SITE}/papers/framing frame": None,
        f"{canary.url}/papers top": None,
    }


def test_neither_page_nor_content_script_can_read_the_token_or_what_waits(uncounted: Browser, server: Server) -> None:
    told = popup(uncounted)
    server.stop()
    page = uncounted.open()
    press(mark_of(page), "Read")
    expect(told.get_by_text("1 edit kept here")).to_be_visible()
    pairing = told.evaluate("import('/background/state.js').then(({ readState }) => readState('pairing'))")
    assert outbox.count(told) == 1
    secrets = [pairing["token"], pairing["secret"], pairing["client_id"], "set_status"]
    assert all(secrets)
    assert any(secret in json.dumps(read_stores(told)) for secret in secrets)

    found = IsolatedWorld(uncounted, page).evaluate(READ_ALL)
    assert f"mark:{LORA}" in found["local"]
    assert found["session"] is None
    assert "dejalu" not in [database["name"] for database in found["databases"]]
    assert found["pages"] == [None, None, None]
    assert found["fetched"] is None
    assert [secret for secret in secrets if secret in json.dumps(found)] == []
    assert page.evaluate("typeof globalThis.browser?.storage") == "undefined"
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("typeof globalThis.chrome?.runtime?.sendMessage") == "undefined"

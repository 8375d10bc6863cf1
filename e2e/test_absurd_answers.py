"""A server that proved itself and then talks nonsense: nothing is lost, and all goes on once it makes sense again."""

import json
from typing import Any

from e2e import outbox
from e2e.harness import Browser, Server
from e2e.proxy import between
from e2e.test_connection import popup
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import expect

SYNCED: dict[str, Any] = {
    "results": [], "changes": [], "seq": 0, "more": False, "feed": "x", "count": 0, "clock": "", "epoch": 0,
}  # fmt: skip
MARK = {"paper_id": 1, "identifiers": [7], "title": None, "tags": "all"}
ANSWERS: list[tuple[int, bytes]] = [
    (200, b"<!doctype html><title>It works!</title>"),
    (200, b""),
    (204, b""),
    (200, b"null"),
    (200, b"[" * 100_000),
    (200, b'{"results": 5}'),
    (200, json.dumps(SYNCED).encode()),
    (200, json.dumps(SYNCED | {"changes": [MARK]}).encode()),
    (200, json.dumps(SYNCED | {"more": True}).encode()),
    (302, b""),
    (409, b'{"message": "Start over."}'),
    (500, b"Traceback"),
    (418, b'{"message": {"a": ["teapot"]}, "errors": 7}'),
]


def test_nothing_that_a_server_says_breaks_the_worker_or_loses_an_edit(uncounted: Browser, server: Server) -> None:
    with between(server) as proxy:
        uncounted.pair(server, proxy.url)
        page, told = uncounted.open(), popup(uncounted)
        expect(told.get_by_text("All edits are on the server.")).to_be_visible()
        proxy.instead["/api/sync"] = ANSWERS[0]
        press(mark_of(page), "Read")
        expect(told.get_by_text("makes no sense to this version of the extension")).to_be_visible()
        for answer in ANSWERS:
            proxy.instead["/api/sync"] = answer
            told.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
            assert outbox.count(told) == 1
            expect(told.get_by_text("All edits are on the server.")).to_be_hidden()
        proxy.instead = {"/api/tags": (200, b'{"tags": [null]}'), "/api/lookup": (200, b'{"results": [], "epoch": 1}')}
        page.reload()
        told.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
        proxy.instead.clear()
        told.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
        expect(told.get_by_text("All edits are on the server.")).to_be_visible()
        expect(mark_of(page)).to_have_attribute("status", "read")
        assert server.paper(LORA)
    assert uncounted.extension_errors() == []

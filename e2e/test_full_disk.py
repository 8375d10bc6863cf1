"""The server's disk is full: the browser keeps every edit, says what is wrong, and goes on by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e import outbox
from e2e.harness import Browser, Server
from e2e.test_connection import popup
from playwright.sync_api import expect
from tests.faults.volume import Volume

LONG = "Much to say of it. " * 1_000


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Volume]:
    with Volume(tmp_path / "volume", "8m") as volume:
        yield volume


@pytest.fixture
def server(volume: Volume) -> Iterator[Server]:
    server = volume.server()
    server.start()
    yield server
    server.stop()


def test_edits_wait_here_while_the_servers_disk_is_full(paired: Browser, server: Server, volume: Volume) -> None:
    page = paired.own_page("options/options.html")
    volume.fill()
    papers = outbox.make_papers(40)
    for number, paper in enumerate(papers):
        note = f"01900000-0000-7000-8000-{number:012}"
        act = {"type": "put_note", "note_id": note, "body": LONG, "base_revision": None}
        edit = {"op_id": note.replace("7000", "7001"), "paper": paper, "act": act}
        page.evaluate("edit => browser.runtime.sendMessage({ type: 'edit', edit })", edit)
    told = popup(paired)
    expect(told.get_by_text("Edits cannot be kept on the server now")).to_be_visible()
    expect(told.get_by_text("the library is full: make room there")).to_be_visible()
    expect(told.get_by_text("kept here, waiting for the server")).to_be_visible()
    assert outbox.count(page)
    volume.empty()
    expect(told.get_by_text("All edits are on the server.")).to_be_visible(timeout=60_000)
    assert outbox.count(page) == 0
    assert all(server.paper(paper["identifiers"][0]) for paper in papers[::13])

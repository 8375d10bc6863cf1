"""Stand-ins of Zotero and JabRef, and what sends papers to them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.server.sending.zotero_stand_in import Zotero, running_zotero

from dejalu.exporters.entry import Entry
from dejalu.sending import zotero as to_zotero
from dejalu.sending.summary import Summary

Send = Callable[..., Summary]


@pytest.fixture
def zotero() -> Iterator[Zotero]:
    with running_zotero() as running:
        yield running


@pytest.fixture
def send(zotero: Zotero, tmp_path: Path) -> Send:
    """Sends entries to that Zotero."""

    def send(*entries: Entry, collection: str | None = None, summary: Summary | None = None) -> Summary:
        summary = summary or Summary("Zotero")
        batches = [list(entries[start : start + 50]) for start in range(0, len(entries), 50)]
        to_zotero.send(zotero.url, batches, collection, summary, tmp_path)
        return summary

    return send

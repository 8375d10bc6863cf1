"""Both roads through a real server and the command line."""

import json
import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.sending.jabref_stand_in import JabRef, running_jabref
from tests.server.sending.zotero_stand_in import Zotero
from tests.serving import Server

from dejalu.config import Config
from dejalu.errors import InvalidSettingError

PAPERS = ("arxiv:1706.03762", "arxiv:2406.09519")


@pytest.fixture
def jabref() -> Iterator[JabRef]:
    with running_jabref() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path, zotero: Zotero, jabref: JabRef, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of a library of two papers, that knows where both programs are."""
    monkeypatch.setenv("DEJALU_ZOTERO_URL", zotero.url)
    monkeypatch.setenv("DEJALU_JABREF_URL", jabref.url)
    server = Server(tmp_path / "data")
    server.start()
    do(server, PAPERS[0], type="set_status", status="read")
    do(server, PAPERS[0], type="set_tag", tag="to cite", on=True)
    do(server, PAPERS[0], type="put_note", note_id=str(uuid.uuid4()), body="Eight *heads*.")
    do(server, PAPERS[1], type="set_status", status="to-read")
    yield server
    server.stop()


def do(server: Server, *papers: str, **edit: Any) -> None:
    """Edit papers as a browser does."""
    now = int(datetime.now(UTC).timestamp() * 1000)
    operations = [
        {"op_id": str(uuid.uuid4()), "at": f"{now:015d}-{place:04d}", "paper": {"identifiers": [paper]}, **edit}
        for place, paper in enumerate(papers)
    ]
    headers = {"Authorization": f"Bearer {server.token}"}
    body = {"since": None, "operations": operations}
    answer = httpx.post(f"{server.url}/api/sync", json=body, headers=headers, trust_env=False)
    assert {result["result"] for result in answer.json()["results"]} == {"applied"}, answer.text


def test_papers_go_to_zotero(library: Server, zotero: Zotero) -> None:
    assert library.dejalu("send", "zotero", "--tag", "to cite", "--collection", "Mine") == "Zotero: 1 new\n"
    [item] = zotero.items
    assert item["archiveID"] == "arXiv:1706.03762"
    assert [note["note"] for note in zotero.notes(item)] == ["<p>Eight <em>heads</em>.</p>"]
    assert library.dejalu("send", "zotero") == "Zotero: 1 new, 1 there already\n"
    do(library, PAPERS[1], type="set_tag", tag="new", on=True)
    summary = json.loads(library.dejalu("send", "zotero", "--json"))
    assert summary == {
        "program": "Zotero", "sent": 0, "updated": 1, "unchanged": 1, "refused": [], "stopped": None,
    }  # fmt: skip


def test_papers_go_to_jabref(library: Server, jabref: JabRef) -> None:
    assert library.dejalu("send", "jabref", "--status", "read", "--group", "Mine") == "JabRef: 1 new\n"
    assert [(entry["eprint"], group) for entry, group in jabref.entries] == [("1706.03762", "Mine")]
    assert library.dejalu("send", "jabref") == "JabRef: 1 new, 1 there already\n"


def test_it_takes_no_server_and_a_failure_is_one_clear_line(
    tmp_path: Path, zotero: Zotero, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEJALU_ZOTERO_URL", zotero.url)
    monkeypatch.setenv("DEJALU_JABREF_URL", zotero.url)
    library = Server(tmp_path / "data")
    library.dejalu("mark", PAPERS[0], "read")
    assert library.dejalu("send", "zotero") == "Zotero: 1 new\n"
    result = library.run("send", "jabref")
    assert result.returncode == 1
    [line] = result.stderr.splitlines()
    assert "Zotero answers at" in line


def test_what_arrived_is_told_when_zotero_is_closed(library: Server, zotero: Zotero) -> None:
    do(library, *(f"arxiv:2401.{number:05}" for number in range(1, 59)), type="seen")
    zotero.closes_after = 1
    result = library.run("send", "zotero")
    assert result.returncode == 1
    assert result.stdout == "Zotero: 49 new\n"
    assert "Zotero stopped answering" in result.stderr
    zotero.closes_after = 100
    assert library.dejalu("send", "zotero") == "Zotero: 11 new, 49 there already\n"
    assert len(zotero.items) == 60


def test_the_library_is_free_while_zotero_is_waited_for(library: Server, zotero: Zotero) -> None:
    refused: list[str] = []

    def work() -> None:
        if not refused:
            do(library, PAPERS[1], type="set_status", status="reading")
            refused.append(library.run("send", "zotero").stderr)

    zotero.meanwhile = work
    library.dejalu("send", "zotero")
    assert "are being sent to Zotero already" in refused[0]
    assert len(zotero.items) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org:23119", "https://127.0.0.1:23119", "http://127.0.0.1.example.org", "http://me@127.0.0.1:1",
        "file:///etc/passwd", "127.0.0.1:23119", "http://127.0.0.1:99999", "http://127.0.0.1:23119/elsewhere", "http://[",
    ],
)  # fmt: skip
def test_a_library_is_sent_to_this_machine_only(url: str) -> None:
    for name in ("DEJALU_ZOTERO_URL", "DEJALU_JABREF_URL"):
        with pytest.raises(InvalidSettingError, match=name):
            Config.load(environ={name: url})
    assert (
        Config.load(environ=dict(os.environ) | {"DEJALU_ZOTERO_URL": "http://[::1]:5/"}).zotero_url == "http://[::1]:5"
    )

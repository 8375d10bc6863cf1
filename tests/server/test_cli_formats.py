"""Papers taken out by the command line of a real server: into a vault whose owner works in it, and by filters."""

import csv
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import httpx
import pytest
import rispy  # type: ignore[import-untyped]
from tests.server.conftest import ROOT
from tests.serving import Server

from dejalu.exporters.formats import FORMATS
from dejalu.services import clock

PAGES = ROOT / "tests" / "pages"
LORA, LATER = "arxiv:2106.09685", "arxiv:2401.00010"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "library")
    server.start()
    try:
        yield server
    finally:
        server.stop()


def ask(server: Server, method: str, path: str, **options: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {server.token}"}
    answer = httpx.request(method, f"{server.url}/api{path}", headers=headers, trust_env=False, timeout=60, **options)
    return answer.raise_for_status()


def do(server: Server, *edits: tuple[str, dict[str, Any]]) -> None:
    """Make edits of papers, as a browser would."""
    stamp, operations = "", []
    for identifier, edit in edits:
        stamp = clock.after(stamp, datetime.now(UTC))
        paper = {"identifiers": [identifier]}
        operations.append({"op_id": str(uuid.uuid4()), "at": stamp, "paper": paper, **edit})
    answer = ask(server, "POST", "/sync", json={"since": None, "operations": operations})
    assert {result["result"] for result in answer.json()["results"]} == {"applied"}


def note(body: str) -> dict[str, Any]:
    return {"type": "put_note", "note_id": str(uuid.uuid4()), "body": body}


def export_table(server: Server, *filters: str) -> list[str]:
    """The arXiv ids of the papers that the filters choose."""
    table = server.dejalu("export", "--format", "csv", *filters)
    return [row["arxiv_id"].removeprefix("arXiv:") for row in csv.DictReader(StringIO(table.removeprefix("\ufeff")))]


def test_a_vault_keeps_what_its_owner_wrote(server: Server, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    server.dejalu("import", str(PAGES / "huggingface-daily.html"))
    do(server, (LORA, note("Ranks & bits")))
    arguments = ("export", "--format", "markdown", "-o", str(vault))
    assert server.dejalu(*arguments) == f"Wrote {vault}.\n"
    pages = {file.name: file.stat() for file in vault.iterdir()}
    page = vault / "hu2021lora.md"
    assert len(pages) > 3
    assert "Ranks & bits" in page.read_text(encoding="utf-8")

    with page.open("a", encoding="utf-8") as mine:
        mine.write("\nMine: [[vaswani2017attention]]\n")
    [damaged] = sorted(file for file in vault.iterdir() if file != page)[:1]
    damaged.write_text("I threw your marks away.")
    do(server, (LORA, {"type": "set_status", "status": "to-read"}), (LORA, note("Once more")))
    server.dejalu("cite", LORA, "--key", "LoRA")
    result = server.run(*arguments)
    assert result.returncode == 0
    [told] = result.stderr.splitlines()
    assert str(damaged) in told
    assert damaged.read_text() == "I threw your marks away."
    assert not page.exists()
    text = (vault / "LoRA.md").read_text(encoding="utf-8")
    assert text.endswith("Mine: [[vaswani2017attention]]\n")
    assert 'status: "to-read"' in text
    assert "Once more" in text
    others = {file.name: file.stat().st_mtime_ns for file in vault.iterdir()}
    unchanged = {name: stat.st_mtime_ns for name, stat in pages.items() if name not in (page.name, damaged.name)}
    assert unchanged.items() <= others.items()


def test_filters_choose_what_is_taken_out(server: Server) -> None:
    server.dejalu("import", "--date", "2025-01-05", str(PAGES / "huggingface-daily.html"))
    do(
        server,
        (LORA, {"type": "set_status", "status": "read"}),
        (LORA, {"type": "set_tag", "tag": "fine tuning", "on": True}),
        (LORA, note("Ranks & bits")),
        (LATER, {"type": "set_tag", "tag": "fine tuning", "on": True}),
        (LATER, {"type": "set_status", "status": "to-read"}),
        (LATER, {"type": "set_star", "starred": True}),
    )
    lora, later = LORA.removeprefix("arxiv:"), LATER.removeprefix("arxiv:")
    assert set(export_table(server, "--tag", "Fine Tuning")) == {lora, later}
    assert export_table(server, "--tag", "fine tuning", "--status", "read") == [lora]
    assert export_table(server, "--starred") == export_table(server, "--since", "2025-01-06") == [later]
    assert export_table(server, "--query", "ranks bits", "--until", "2025-01-05") == [lora]


def test_every_format_is_given_by_the_server(server: Server) -> None:
    edits = [(LORA, note("Ranks & bits")), (LATER, {"type": "set_star", "starred": True})]
    do(server, *edits)
    written = {name: ask(server, "GET", f"/export/{name}") for name in FORMATS}
    for name, answer in written.items():
        assert answer.headers["content-type"] == FORMATS[name].media_type
        assert answer.headers["content-disposition"] == f"attachment; filename=dejalu{FORMATS[name].suffix}"
    assert len(rispy.loads(written["ris"].text)) == 2
    assert len(written["csl-json"].json()) == 2
    [annotation] = written["web-annotation"].json()["first"]["items"]
    assert annotation["body"][0]["value"] == "Ranks & bits"
    with ZipFile(BytesIO(written["markdown"].content)) as pages:
        assert len(pages.namelist()) == 2

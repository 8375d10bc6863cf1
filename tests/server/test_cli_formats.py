"""Papers taken out by the command line of a real server: into a vault whose owner works in it, and by filters."""

import csv
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import httpx
import pytest
import rispy  # type: ignore[import-untyped]
from tests.server.conftest import ROOT
from tests.serving import Server

from dejalu.services import clock

PAGES = ROOT / "tests" / "pages"
LORA = "arxiv:2106.09685"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "library")
    server.start()
    try:
        yield server
    finally:
        server.stop()


def export_table(server: Server, *filters: str) -> list[str]:
    """The arXiv ids of the papers that the filters choose."""
    table = server.dejalu("export", "--format", "csv", *filters)
    return [row["arxiv_id"].removeprefix("arXiv:") for row in csv.DictReader(StringIO(table.removeprefix("\ufeff")))]


def star(server: Server, identifier: str) -> None:
    at = clock.after("", datetime.now(UTC))
    paper = {"identifiers": [identifier]}
    operation = {"op_id": str(uuid.uuid4()), "at": at, "type": "set_star", "paper": paper, "starred": True}
    httpx.post(
        f"{server.url}/api/sync",
        json={"since": None, "operations": [operation]},
        headers={"Authorization": f"Bearer {server.token}"},
        trust_env=False,
    ).raise_for_status()


def test_a_vault_keeps_what_its_owner_wrote(server: Server, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    server.dejalu("import", str(PAGES / "huggingface-daily.html"))
    server.dejalu("mark", LORA, "read", "--tag", "fine tuning", "--note", "Ranks & bits")
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
    server.dejalu("mark", LORA, "to-read", "--note", "Once more")
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
    server.dejalu("import", "--date", "2025-02-06", str(PAGES / "capture.txt"))
    everything = export_table(server)
    server.dejalu("mark", LORA, "read", "--tag", "fine tuning", "--note", "Ranks & bits")
    other = next(arxiv for arxiv in export_table(server, "--until", "2025-01-31") if arxiv != "2106.09685")
    star(server, f"arxiv:{other}")
    server.dejalu("mark", f"arxiv:{other}", "to-read", "--tag", "fine tuning")

    assert export_table(server, "--status", "read") == ["2106.09685"]
    assert export_table(server, "--starred") == [other]
    assert export_table(server, "--query", "ranks bits") == ["2106.09685"]
    assert set(export_table(server, "--tag", "Fine Tuning")) == {"2106.09685", other}
    assert export_table(server, "--tag", "fine tuning", "--status", "to-read") == [other]
    early, late = export_table(server, "--until", "2025-01-31"), export_table(server, "--since", "2025-02-01")
    assert early
    assert late
    assert sorted(early + late) == sorted(everything)


def test_every_format_is_given_by_the_server_too(server: Server) -> None:
    server.dejalu("import", str(PAGES / "huggingface-daily.html"))
    server.dejalu("mark", LORA, "read", "--note", "Ranks & bits")
    assert len(rispy.loads(server.dejalu("export", "--format", "ris"))) == len(export_table(server))
    assert len(json.loads(server.dejalu("export", "--format", "csl-json"))) == len(export_table(server))
    [annotation] = json.loads(server.dejalu("export", "--format", "web-annotation"))["first"]["items"]
    assert annotation["body"][0]["value"] == "Ranks & bits"
    answer = httpx.get(
        f"{server.url}/api/export/markdown",
        params={"status": "read"},
        headers={"Authorization": f"Bearer {server.token}"},
        trust_env=False,
    )
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == "attachment; filename=dejalu.zip"
    assert answer.content.startswith(b"PK")

"""`dejalu search` and `--query` speak the language, and point at what is wrong."""

from pathlib import Path

import pytest
from tests.server.test_cli import PAGES, dejalu

from dejalu.commands import printing, terminal


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    dejalu("import", str(PAGES / "huggingface-daily.html"), data=folder)
    dejalu("mark", "arxiv:2106.09685", "read", "--tag", "to cite", "--note", "Ranks.", data=folder)
    return folder


def test_a_query_finds_and_exports(library: Path) -> None:
    found = dejalu("search", 'tag:"to cite"', "note:rank*", data=library)
    assert found.returncode == 0, found.stderr
    [line] = found.stdout.splitlines()
    assert line.startswith("✓ read")
    assert "2106.09685" in line
    assert "\x1b" not in found.stdout
    exported = dejalu("export", "--format", "bibtex", "--query", 'status:read -tag:"to skip"', data=library)
    assert exported.stdout.count("@") == 1
    assert dejalu("search", "--", "-has:note", "2106.09685", data=library).returncode == 1


@pytest.mark.parametrize(
    "command", [("search", "heads 深層 foo:bar"), ("export", "--format", "bibtex", "--query", "heads 深層 foo:bar")]
)
def test_what_is_wrong_with_a_query_is_pointed_at(library: Path, command: tuple[str, ...]) -> None:
    result = dejalu(*command, data=library)
    assert result.returncode == 1
    message, query, place = result.stderr.splitlines()
    assert "at character 10: there is no field foo:" in message
    assert query == "  heads 深層 foo:bar"
    assert place == "  " + " " * 11 + "^" * 7


def test_hits_are_bold_where_it_is_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = {"status": "read", "starred": True, "tags": [], "notes": [], "identifiers": ["arxiv:2106.09685"]}
    hits = {"title": ["Talking ", "Heads\x1b[2J", ": a study"], "authors": [], "excerpt": None}
    paper: dict[str, object] = {
        "title": "Talking Heads: a study",
        "authors": [],
        "published": None,
        "year": 2021,
        "mark": mark,
        "hits": hits,
    }
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    terminal.say_stressed(printing.pieces(paper))
    shown = capsys.readouterr().out
    assert "Talking \x1b[1mHeads[2J\x1b[0m: a study  (2021)  ★  arxiv:2106.09685" in shown
    assert printing.line({**paper, "hits": None}) == shown.replace("\x1b[1mHeads[2J\x1b[0m", "Heads").rstrip("\n")

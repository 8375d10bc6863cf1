"""The command line as a person uses it, with and without a server."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.conftest import ROOT

PAGES = ROOT / "tests" / "pages"
Result = subprocess.CompletedProcess[str]


def dejalu(*arguments: str, data: Path, **environment: str) -> Result:
    command = [sys.executable, "-m", "dejalu", *arguments]
    env = {**os.environ, "DEJALU_DATA": str(data), **environment}
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=60)


def expect_failure(result: Result, *words: str) -> None:
    """One clear line, and a non-zero exit."""
    assert result.returncode != 0
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, result.stderr
    for word in words:
        assert word in lines[0]


@contextlib.contextmanager
def serving(data: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Where a script runs the tests, it may be ignored.
    command = [sys.executable, "-m", "dejalu", "serve", "--data", str(data), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 20
    while not (data / "server.json").exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(params=["with a server", "without a server"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    data = tmp_path / "library"
    with serving(data) if request.param == "with a server" else contextlib.nullcontext():
        yield data


def test_a_paper_marked_tagged_and_noted_comes_back_by_search_and_export(library: Path, tmp_path: Path) -> None:
    dejalu("import", str(PAGES / "huggingface-daily.html"), data=library)
    marked = dejalu("mark", "arxiv:2106.09685", "read", "--tag", "fine tuning", "--note", "Ranks & bits", data=library)
    assert marked.returncode == 0, marked.stderr
    assert "✓ read" in marked.stdout
    assert "[fine tuning]" in marked.stdout
    assert dejalu("search", "ranks", data=library).stdout == marked.stdout

    bib = tmp_path / "my.bib"
    assert dejalu("export", "--format", "bibtex", "--tag", "fine tuning", "-o", str(bib), data=library).returncode == 0
    entry = bib.read_text(encoding="utf-8")
    assert entry.startswith("@misc{hu2021lora,")
    assert "fine tuning" in entry
    assert r"Ranks \& bits" in entry
    by_key = dejalu("mark", "hu2021lora", "to-read", data=library)
    assert "to-read" in by_key.stdout


def test_json_is_for_programs(library: Path) -> None:
    dejalu("mark", "https://arxiv.org/abs/2106.09685v2", "reading", data=library)
    [paper] = json.loads(dejalu("search", "--json", "2106.09685", data=library).stdout)
    assert paper["mark"]["status"] == "reading"
    code = json.loads(dejalu("pair", "--json", data=library).stdout)
    assert set(code) == {"code", "server", "url", "library"}
    assert code["url"].endswith(f"#server={code['server']}&code={code['code']}")
    [client] = json.loads(dejalu("clients", "--json", data=library).stdout)
    assert client["name"] == "command line"


def test_several_files_are_imported_and_a_bad_one_does_not_stop_the_others(library: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<html><title>Weather</title></html>")
    result = dejalu("import", str(bad), str(PAGES / "capture.txt"), data=library)
    assert result.returncode != 0
    assert "bad.html" in result.stderr
    assert "5 papers, 5 of them new" in result.stdout


def test_bad_input_gets_one_clear_line(library: Path, tmp_path: Path) -> None:
    expect_failure(dejalu("import", str(tmp_path / "none.html"), data=library), "none.html", "No such file")
    expect_failure(dejalu("import", str(tmp_path), data=library), "cannot be read")
    large = tmp_path / "large.html"
    with large.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    expect_failure(dejalu("import", str(large), data=library), "60 MiB")
    expect_failure(dejalu("mark", "nobody2020nothing", "read", data=library), "nobody2020nothing")
    expect_failure(dejalu("search", "zzzzqqqq", data=library), "No paper")
    expect_failure(dejalu("export", "--format", "bibtex", "-o", "/no/such/folder/my.bib", data=library), "my.bib")
    expect_failure(dejalu("clients", "revoke", "nobody", data=library), "nobody")
    assert not list(tmp_path.glob("*.bib"))


def test_commands_talk_to_the_running_server_and_a_second_one_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        expect_failure(dejalu("serve", "--port", "0", data=tmp_path), "already runs", "http://127.0.0.1:")
        assert dejalu("mark", "arxiv:2106.09685", "read", data=tmp_path).returncode == 0
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Dejalu has stopped." in output
    assert errors == ""
    assert not (tmp_path / "server.json").exists()
    assert "✓ read" in dejalu("search", "2106.09685", data=tmp_path).stdout


def test_a_server_that_was_killed_is_not_waited_for(tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        process.kill()
        process.wait()
        assert (tmp_path / "server.json").exists()
        assert dejalu("mark", "arxiv:2106.09685", "read", data=tmp_path).returncode == 0


def test_the_banner_says_how_to_begin(tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        assert process.stdout
        greeting = ""
        while "https://huggingface.co/papers" not in greeting:
            line = process.stdout.readline()
            assert line, greeting
            greeting += line
    for words in ("http://127.0.0.1:", "extension", "Pair"):
        assert words in greeting


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        expect_failure(dejalu("serve", "--port", port, data=tmp_path), port, "in use")


def test_settings_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    expect_failure(dejalu("serve", "--host", "0.0.0.0", data=tmp_path), "Other machines", "--beyond-loopback")
    expect_failure(dejalu("pair", data=tmp_path, DEJALU_PORT="lots"), "DEJALU_PORT")
    file = tmp_path / "file"
    file.write_text("")
    expect_failure(dejalu("pair", data=file / "library"), "cannot be written")


def test_a_newer_database_is_told_and_left_alone(tmp_path: Path) -> None:
    dejalu("pair", data=tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / "dejalu.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    expect_failure(dejalu("serve", "--port", "0", data=tmp_path), "newer Dejalu")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_library_is_its_owners_alone(tmp_path: Path) -> None:
    data = tmp_path / "library"
    dejalu("pair", data=data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for file in data.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_help_names_every_command() -> None:
    text = dejalu("--help", data=Path()).stdout
    commands = ["serve", "open", "pair", "clients", "matches", "import", "export", "mark", "search", "enrich"]
    for command in [*commands, "keep", "addresses", "backup", "restore", "doctor"]:
        assert f"  {command} " in text
        assert dejalu(command, "--help", data=Path()).returncode == 0


class TestMatches:
    """Papers that may be the same, decided by their numbers."""

    HEADS = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"

    @pytest.fixture
    def doubted(self, library: Path, tmp_path: Path) -> Path:
        """A library with a paper, and a misspelt one that may be the same."""
        for title in (self.HEADS, self.HEADS.replace("Communication", "Comunication")):
            capture = tmp_path / "capture.txt"
            capture.write_text((PAGES / "capture.txt").read_text().replace(self.HEADS, title))
            assert dejalu("import", str(capture), data=library).returncode == 0
        return library

    def numbers(self, library: Path) -> list[str]:
        matches = json.loads(dejalu("matches", "--json", data=library).stdout)
        return [str(match[side]["id"]) for match in matches for side in ("paper", "other")]

    def test_they_are_listed_with_numbers_to_name_them_by(self, doubted: Path) -> None:
        one, other = self.numbers(doubted)
        listed = dejalu("matches", data=doubted).stdout
        assert "% alike" in listed
        for number, title in ((one, self.HEADS), (other, "Comunication")):
            assert any(line.split()[:1] == [number] and title in line for line in listed.splitlines())

    def test_said_to_be_the_same_they_are_one_paper_until_that_is_undone(self, doubted: Path) -> None:
        one, other = self.numbers(doubted)
        said = dejalu("matches", "same", one, other, data=doubted).stdout
        assert said.startswith("One paper now:")
        assert len(said.splitlines()) == 2
        assert self.numbers(doubted) == []
        dejalu("matches", "undo", other, one, data=doubted)
        assert self.numbers(doubted) == [one, other]

    def test_said_to_be_different_they_are_never_listed_again(self, doubted: Path) -> None:
        one, other = self.numbers(doubted)
        assert len(dejalu("matches", "different", one, other, data=doubted).stdout.splitlines()) == 3
        assert dejalu("matches", data=doubted).stdout == "No two papers look like the same one.\n"

    def test_a_number_that_names_no_paper_is_told(self, library: Path) -> None:
        expect_failure(dejalu("matches", "same", "1", "2", data=library), "No paper in the library is known as 1.")

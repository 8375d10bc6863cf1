"""`dejalu export --watch`: a file that follows a running server, also through its restarts."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.faults.keeping import export, meet
from tests.faults.writers import Client, pair
from tests.serving import PATIENCE, Server, wait_until


@pytest.fixture
def reader(server: Server) -> Iterator[Client]:
    with pair(server, "reader") as client:
        yield client


@contextmanager
def watching(server: Server, file: Path, said: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work, with what it says in a file; ended by Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Where a script runs the tests, it may be ignored.
    command = server.command("export", "--format", "bibtex", "-o", str(file), "--watch", *options)
    with said.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        yield process
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()


def test_it_writes_what_changes_through_a_restart_of_the_server(server: Server, reader: Client, tmp_path: Path) -> None:
    file, said = tmp_path / "my.bib", tmp_path / "said"
    with watching(server, file, said):
        for number, restarts in enumerate((False, True, False), start=1):
            if restarts:
                server.kill()
                wait_until("it is told", lambda: "needs a running server" in said.read_text())
                server.start()
            meet(reader, f"10.5555/{number}")
            wait_until("it is written", lambda: file.exists() and file.read_text() == export(reader))
            written = f"Wrote {file} ({number} paper{'s' if number > 1 else ''})."
            wait_until("it is said", lambda: written in said.read_text())  # noqa: B023
        before = file.stat()
        reader.deliver(reader.edit("set_status", {"identifiers": ["doi:10.5555/1"]}, status="read"))
        meet(reader, "10.5555/4")
        wait_until("it is written", lambda: file.stat() != before)
    assert said.read_text().endswith("Stopped.\n")
    assert said.read_text().count("needs a running server") == 1


def test_a_folder_that_is_gone_is_told_and_waited_for(server: Server, reader: Client, tmp_path: Path) -> None:
    file, said = tmp_path / "paper" / "my.bib", tmp_path / "said"
    file.parent.mkdir()
    meet(reader, "10.5555/1")
    with watching(server, file, said, "--query", "5555"):
        wait_until("it is written", lambda: "Wrote" in said.read_text())
        file.parent.rename(tmp_path / "away")
        meet(reader, "10.5555/2")
        wait_until("it is told", lambda: "cannot be written: No such file or directory" in said.read_text())
        (tmp_path / "away").rename(file.parent)
        wait_until("it is written", lambda: file.read_text() == export(reader))


def test_what_is_wrong_from_the_start_is_told_in_a_line(server: Server, tmp_path: Path) -> None:
    file = str(tmp_path / "nowhere" / "my.bib")
    refused = server.run("export", "--format", "bibtex", "-o", file, "--watch")
    assert (refused.returncode, refused.stderr) == (1, f"Error: {file} cannot be written: No such file or directory.\n")
    server.stop()
    refused = server.run("export", "--format", "bibtex", "-o", str(tmp_path / "my.bib"), "--watch")
    assert refused.returncode == 1
    assert "start it with `dejalu serve`" in refused.stderr
    for options in (["--format", "bibtex"], ["--format", "json", "-o", file]):
        assert server.run("export", "--watch", *options).returncode == 2

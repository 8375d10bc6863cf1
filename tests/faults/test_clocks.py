"""The server's own clock is wrong by ten years, or is put right: what its reader did last still stands."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.serving import Server

PAPER = "arxiv:2106.09685"


@contextmanager
def running(data: Path, offset: str) -> Iterator[Server]:
    """A server, and commands, by whose clock it is another year."""
    server = Server(data, wrapper=("faketime", "-m", "-f", offset))
    server.start()
    yield server
    server.stop()


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed")
@pytest.mark.parametrize("offset", ["-3653d", "+3653d"])
def test_the_last_word_stands_whatever_year_it_is(tmp_path: Path, offset: str) -> None:
    for year, status in (("+0d", "to-read"), (offset, "read"), ("+0d", "skipped")):
        with running(tmp_path / "library", year) as server:
            server.dejalu("mark", PAPER, status)
            paper = server.paper(PAPER)
            assert paper
            assert paper["mark"]["status"] == status

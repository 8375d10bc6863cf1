"""Servers whose process, disk and database the tests break."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import postgresql_database
from tests.serving import Server

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # processes are killed, traced and locked out in other ways there


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that runs, on SQLite."""
    yield from _run(Server(tmp_path / "library"))


@pytest.fixture
def postgresql_server(tmp_path: Path, postgresql: str) -> Iterator[Server]:
    """A server that runs, on PostgreSQL."""
    with postgresql_database(postgresql) as url:
        yield from _run(Server(tmp_path / "library", database_url=url))


def _run(server: Server) -> Iterator[Server]:
    server.start()
    yield server
    server.stop()

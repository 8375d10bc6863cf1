"""Another program holds the database's lock: the server waits, and where that is too long says when to come again."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice

from tests.faults.stored import expect_all
from tests.faults.writers import pair
from tests.serving import Server


def test_a_database_locked_for_five_seconds_is_waited_for(server: Server) -> None:
    with pair(server, "reader") as client, _locked(server) as locker:
        release = threading.Timer(5, locker.rollback)
        release.start()
        assert client.send(next(client.edits())).status_code == 200
        assert release.finished.is_set()
    server.stop()
    expect_all(server.library_url, [client])


def test_a_database_locked_for_longer_is_busy_and_nothing_is_lost(server: Server) -> None:
    with pair(server, "reader") as client:
        with _locked(server):
            began = time.monotonic()
            response = client.send(next(client.edits()))
            assert time.monotonic() - began < 12
            assert response.status_code == 503, response.text
            assert set(response.json()) == {"code", "status", "message", "errors"}
            assert int(response.headers["Retry-After"]) > 0
            assert client.http.get("/papers").status_code == 200
        for edit in [*client.sent.values(), *islice(client.edits(), 3)]:
            assert client.send(edit).status_code == 200
    server.stop()
    expect_all(server.library_url, [client])


@contextmanager
def _locked(server: Server) -> Iterator[sqlite3.Connection]:
    """Another program writes to the database."""
    with closing(sqlite3.connect(server.data / "dejalu.db", check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other

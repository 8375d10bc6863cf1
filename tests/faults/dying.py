"""A process that opens a database and is killed at one statement of it."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from sqlalchemy import Engine, event

from dejalu.database import Database

PROCESSES = multiprocessing.get_context("forkserver")
"""Processes that have loaded everything before they begin; `pytest` too, as that is their main module."""
PROCESSES.set_forkserver_preload(["pytest", "psycopg", "dejalu.database", "dejalu.services.operations"])


def count_statements(url: str) -> int:
    """Open a database, and count the statements and commits that this takes."""
    said: list[object] = []
    with _told(lambda *_: said.append(None)):
        Database(url).close()
    return len(said)


def open_and_die(url: str, number: int) -> None:
    """Open a database in a process that is killed at statement `number`, counted from 1."""
    process = PROCESSES.Process(target=_open, args=(url, number))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"it came past statement {number}: {process.exitcode}"


def _open(url: str, number: int) -> None:
    statements = count(1)

    def die(*_: object) -> None:
        if next(statements) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    with _told(die):
        Database(url).close()


@contextmanager
def _told(listener: Callable[..., None]) -> Iterator[None]:
    """Call this before every statement and commit."""
    names = ("before_cursor_execute", "commit")
    for name in names:
        event.listen(Engine, name, listener)
    yield
    for name in names:
        event.remove(Engine, name, listener)

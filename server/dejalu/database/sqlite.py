"""SQLite: which one runs, how its connections are set, and whether a file is sound."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sqlalchemy import Connection

driver = import_module("pysqlite3.dbapi2" if find_spec("pysqlite3") else "sqlite3")
"""Python's own is often older, and there is not a wheel of the other for every machine."""

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "trusted_schema=OFF",
)


def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 (a driver's own class)
    """Set a new connection; transactions are begun by `begin` alone."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Begin a transaction, with the write lock at once if it is to write."""
    writes = connection.get_execution_options().get("dejalu_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def find_damage(connection: Connection) -> str | None:
    """The first thing that `quick_check` finds wrong with the file."""
    found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    return None if found == "ok" else found

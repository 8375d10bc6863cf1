"""SQLite: which one runs, how its connections are set, and whether a file is sound."""

from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from dejalu.database import word_index

driver = import_module("pysqlite3.dbapi2" if find_spec("pysqlite3") else "sqlite3")
"""Python's own is often older, and there is not a wheel of the other for every machine."""

CORRUPT, NOT_A_DATABASE = 11, 26
"""Result codes, https://sqlite.org/rescode.html."""

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


def prepare_copy(connection: Any) -> None:  # noqa: ANN401
    """Set a connection to a new file that is looked through, and flushed to disk, when it is written."""
    for pragma in ("journal_mode=OFF", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Begin a transaction, with the write lock at once if it is to write."""
    writes = connection.get_execution_options().get("dejalu_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def look_into(file: Path) -> Any:  # noqa: ANN401
    """A connection to a file that nobody writes to; it leaves it as it is, its log and their folder too.

    Only a write that was cut short in a file without a log must be taken back before anything can be read.
    """
    has_log, has_journal = (file.with_name(file.name + end).exists() for end in ("-wal", "-journal"))
    mode = "mode=rw" if has_journal else "mode=ro" if has_log else "immutable=1"
    return driver.connect(f"{file.absolute().as_uri()}?{mode}", uri=True)


def find_damage(file: Path) -> str | None:
    """The first thing that `quick_check` finds wrong with a file. Raises the driver's error if it cannot be read."""
    try:
        with closing(look_into(file)) as connection:
            [found] = connection.execute("PRAGMA quick_check(1)").fetchone()
    except driver.Error as error:
        if is_damage(error):
            return str(error)
        raise
    return None if found == "ok" else str(found).removeprefix("*** in database main ***\n").splitlines()[0]


def find_tables(connection: Any) -> list[str]:  # noqa: ANN401
    """The names of a file's tables, but for those that SQLite keeps for itself or for an index."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in connection.execute(tables) if not word_index.is_own(name)]


def is_damage(error: Any) -> bool:  # noqa: ANN401
    """Whether the driver says that a file is damaged, or no database at all."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (CORRUPT, NOT_A_DATABASE)

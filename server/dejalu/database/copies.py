"""A whole library as one SQLite file, whatever it runs on: written from one moment of it, and looked at again."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, exc

from dejalu.database import sqlite, word_index
from dejalu.database.rows import copy_rows, count_rows
from dejalu.database.types import dump_json
from dejalu.database.upgrade import ASK_REVISION, HEAD, VERSION, find_revision, refuse_newer, upgrade
from dejalu.errors.backups import CopyError
from dejalu.errors.storage import DamagedDatabaseError, DatabaseError

PAGES = 2_000
"""Pages copied between two calls of `go_on`: 8 MB."""
OURS = frozenset({VERSION, "library", "paper", "reading"})
"""Tables by which a file is known as a library of any schema."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file holds: its schema, and how many rows each of its tables has."""

    revision: str
    rows: dict[str, int]


def write(source: Connection, file: Path, go_on: Callable[[], None]) -> Copy:
    """Write all that a connection sees (`Database.snapshot`) into a new file; what must then be in it.

    `go_on` is called now and then, and may raise. Raises CopyError when the file cannot be written.
    """
    is_sqlite = source.dialect.name == "sqlite"
    copy = Copy(find_revision(source) or "", count_rows(source))
    try:
        (_copy_pages if is_sqlite else _copy_rows)(source, file, go_on)
    except sqlite.driver.Error as error:
        raise CopyError(file, str(error)) from error
    except exc.DBAPIError as error:
        if is_sqlite or not isinstance(error.orig, sqlite.driver.Error):
            raise
        raise CopyError(file, str(error.orig)) from error
    return copy


def duplicate(file: Path, copy: Path) -> None:
    """Copy a file that holds a library, and what is still in its log.

    Raises CopyError when it cannot be written, DamagedDatabaseError when there is nothing to read.
    """
    try:
        with closing(sqlite.look_into(file)) as source, closing(sqlite.driver.connect(copy)) as target:
            source.execute("SELECT count(*) FROM sqlite_master")  # Says what is wrong with a file that is none.
            sqlite.prepare_copy(target)
            source.backup(target)
    except sqlite.driver.Error as error:
        if sqlite.is_damage(error):
            raise DamagedDatabaseError(str(file), str(error)) from error
        raise CopyError(copy, str(error)) from error


def read(file: Path) -> Copy:
    """Look through a whole file.

    Raises DamagedDatabaseError when it is not whole, NewerDatabaseError when its schema is later than this program's,
    and DatabaseError when it is not Dejalu's or cannot be read.
    """
    if not file.is_file():
        raise DatabaseError(f"There is no file {file}.")
    try:
        with closing(sqlite.look_into(file)) as connection:
            [damage] = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if damage != "ok":
                raise DamagedDatabaseError(str(file), damage)
            names = sqlite.find_tables(connection)
            if not OURS.issubset(names):
                raise DatabaseError(f"{file} is no library of Dejalu's.")
            [revision] = connection.execute(ASK_REVISION).fetchone()
            refuse_newer(revision)
            counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    except sqlite.driver.Error as error:
        if sqlite.is_damage(error):
            raise DamagedDatabaseError(str(file), str(error)) from error
        raise DatabaseError(f"{file} cannot be read ({error}).") from error
    return Copy(revision, counts)


def fold(file: Path) -> None:
    """Make a library that nobody has open one file by itself, without a log beside it."""
    with closing(sqlite.driver.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def rebuild_indexes(file: Path) -> None:
    """Make all indexes of a file anew from its tables. Raises DamagedDatabaseError where these are damaged, too."""
    try:
        with closing(sqlite.driver.connect(file)) as connection:
            connection.execute("REINDEX")
            word_index.rebuild_file(connection)
    except sqlite.driver.Error as error:
        raise DamagedDatabaseError(str(file), str(error)) from error


def query(file: Path, statement: str) -> tuple[object, ...]:
    """The one row that a query of a file answers. Raises DatabaseError."""
    try:
        with closing(sqlite.look_into(file)) as connection:
            row: tuple[object, ...] = connection.execute(statement).fetchone()
            return row
    except sqlite.driver.Error as error:
        raise DatabaseError(f"{file} cannot be read ({error}).") from error


def _copy_pages(source: Connection, file: Path, go_on: Callable[[], None]) -> None:
    raw: Any = source.connection.driver_connection
    with closing(sqlite.driver.connect(file)) as target:
        sqlite.prepare_copy(target)
        raw.backup(target, pages=PAGES, progress=lambda *_: go_on())
        target.execute("PRAGMA journal_mode=DELETE")  # As one file by itself.


def _copy_rows(source: Connection, file: Path, go_on: Callable[[], None]) -> None:
    engine = create_engine(URL.create("sqlite", database=str(file)), module=sqlite.driver, json_serializer=dump_json)
    event.listen(engine, "connect", lambda connection, _record: sqlite.prepare_copy(connection))
    try:
        with engine.connect() as target:
            upgrade(target, to=find_revision(source) or HEAD)
            with target.begin():
                copy_rows(source, target, go_on)
    finally:
        engine.dispose()

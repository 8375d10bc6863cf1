"""What a database says of itself: which one runs, how it is set, and whether all of it is sound.

PostgreSQL looks after its own files and references; there is nothing to check.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from dejalu.database.upgrade import find_revision

LONGEST = 20
"""Kinds of damage that are told of at once."""


@dataclass(frozen=True, slots=True)
class Description:
    """The program that keeps a library and how it is set; size in bytes."""

    program: str
    setting: str
    schema: str
    size: int


def describe(connection: Connection) -> Description:
    """Which database runs, and how."""

    def ask(query: str) -> str:
        return str(connection.exec_driver_sql(query).scalar())

    schema = find_revision(connection) or ""
    if connection.dialect.name != "sqlite":
        size = int(ask("SELECT pg_database_size(current_database())"))
        setting = f"synchronous_commit {ask('SHOW synchronous_commit')}, fsync {ask('SHOW fsync')}"
        return Description(f"PostgreSQL {ask('SHOW server_version')}", setting, schema, size)
    size = int(ask("PRAGMA page_count")) * int(ask("PRAGMA page_size"))
    synchronous = ["off", "normal", "full", "extra"][int(ask("PRAGMA synchronous"))]
    setting = f"journal mode {ask('PRAGMA journal_mode')}, synchronous {synchronous}"
    return Description(f"SQLite {ask('SELECT sqlite_version()')}", setting, schema, size)


def has_reset_fix(program: str) -> bool:
    """Whether a database is free of the fault by which two connections that reset a log at once could damage a file.

    It was mended in SQLite 3.51.3, and in 3.50.7 and 3.44.6 for those who stay with these (https://sqlite.org/wal.html).
    """
    name, _, number = program.partition(" ")
    if name != "SQLite":
        return True
    version = tuple(map(int, number.split(".")))
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def find_damage(connection: Connection) -> list[str]:
    """What is wrong with the file: all of it is read."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql(f"PRAGMA integrity_check({LONGEST})").scalars().all()
    return [] if list(found) == ["ok"] else [str(damage) for damage in found]


def find_dangling(connection: Connection) -> dict[str, int]:
    """How many rows of each table point to rows that are not there."""
    if connection.dialect.name != "sqlite":
        return {}
    tables = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return {table: tables.count(table) for table in sorted({*tables})}


def rebuild_indexes(connection: Connection) -> None:
    """Make all indexes anew from the tables."""
    connection.exec_driver_sql("REINDEX")

"""All rows of a library, from a database of one kind into one of another, of the same schema."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import JSON, Column, Connection, DateTime, MetaData, Table, inspect, text
from sqlalchemy.types import TypeEngine

from dejalu.database import word_index
from dejalu.database.types import UtcDateTime
from dejalu.database.upgrade import VERSION

BATCH = 5_000
"""Rows in memory at once."""


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = [name for name in inspect(connection).get_table_names() if not word_index.is_own(name)]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}  # noqa: S608


def copy_rows(source: Connection, target: Connection, go_on: Callable[[], None]) -> None:
    """Put all rows of one database into another in place of its own; `go_on` is called now and then, and may raise.

    Rows come after those that they point to: tables in that order, and in each table first what points to no other.
    """
    if target.dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table, _ in _find_tables(target))
        target.execute(text(f"TRUNCATE {names}"))
    for table, pointing in _find_tables(source):
        query = table.select().order_by(*(table.c[name].is_not(None) for name in pointing))
        with source.execute(query, execution_options={"yield_per": BATCH}) as rows:
            for batch in rows.mappings().partitions():
                target.execute(table.insert(), [{**row} for row in batch])
                go_on()
    if target.dialect.name == "postgresql":
        _count_on(target)


def _find_tables(connection: Connection) -> Iterator[tuple[Table, list[str]]]:
    """The tables, those that others point to first, each with its columns that point to itself."""
    inspector = inspect(connection)
    for name, _ in inspector.get_sorted_table_and_fkc_names():
        if name is None or name == VERSION or word_index.is_own(name):
            continue
        stored = (column for column in inspector.get_columns(name) if "computed" not in column)
        columns = (Column(column["name"], _portable(column["type"])) for column in stored)
        keys = inspector.get_foreign_keys(name)
        pointing = [column for key in keys if key["referred_table"] == name for column in key["constrained_columns"]]
        yield Table(name, MetaData(), *columns), pointing


def _portable(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    general = kind.as_generic()
    if isinstance(general, DateTime):
        return UtcDateTime()
    return JSON(none_as_null=True) if isinstance(general, JSON) else general


def _count_on(target: Connection) -> None:
    """Have PostgreSQL number new rows after those that were copied with their numbers."""
    inspector = inspect(target)
    for name in inspector.get_table_names():
        for column in inspector.get_columns(name):
            if str(column["default"]).startswith("nextval("):
                key = column["name"]
                following = f'(SELECT coalesce(max("{key}"), 0) + 1 FROM "{name}")'  # noqa: S608 (names of ours)
                target.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', '{key}'), {following}, false)"))

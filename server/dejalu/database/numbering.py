"""New rows with the numbers that they get, however many at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session


def insert_numbered(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows into a table that numbers them by its column `id`; their numbers, in the order given.

    SQLite tells of many rows in no certain order, so that SQLAlchemy would ask for each alone, which takes ten times as
    long. But whoever writes to it writes alone: so its next numbers are known (https://sqlite.org/autoinc.html).
    """
    if not rows:
        return []
    if session.get_bind().dialect.name != "sqlite":
        numbered = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        return list(session.scalars(numbered, rows))
    first = (session.scalar(select(func.max(table.c.id))) or 0) + 1
    session.execute(insert(table), [{**row, "id": number} for number, row in enumerate(rows, first)])
    return list(range(first, first + len(rows)))

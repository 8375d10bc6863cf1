"""Bringing a database up to the current schema."""

from collections.abc import Callable
from types import ModuleType

from sqlalchemy import Connection, inspect

from dejalu.errors import NewerDatabaseError

HEAD = "0003"
"""The name of the current schema, that of the last upgrade there is."""


def upgrade(connection: Connection, before: Callable[[str], None] | None = None, to: str = HEAD) -> None:
    """Run what is missing, all of it in one transaction; `before` is first told the schema that there is.

    Raises NewerDatabaseError for a schema that this program does not know, and whatever `before` raises.
    """
    with connection.begin():
        current = find_revision(connection)
        if current == HEAD:
            return
        if current is not None:
            refuse_newer(current)
            if before is not None:
                before(current)
        _scripts().run(connection, to)


def find_revision(connection: Connection) -> str | None:
    """The name of a database's schema; None where there is none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def refuse_newer(revision: str) -> None:
    """Raise NewerDatabaseError for a schema that this program does not know."""
    if revision != HEAD and revision not in _scripts().find_revisions():
        raise NewerDatabaseError(revision)


def _scripts() -> ModuleType:
    """What only an upgrade needs: to read it would take a quarter of the time of every start."""
    from dejalu.database import scripts

    return scripts

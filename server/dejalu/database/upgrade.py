"""Bringing a database up to the current schema."""

from collections.abc import Callable, Collection
from types import ModuleType

from sqlalchemy import Connection, inspect

from dejalu.errors.storage import NewerDatabaseError, OtherDatabaseError

HEAD = "0006"
"""The name of the current schema, that of the last upgrade there is."""
VERSION = "alembic_version"
"""The table that says which schema a database has."""
ASK_REVISION = f"SELECT version_num FROM {VERSION}"  # noqa: S608 (a name of ours)


def upgrade(connection: Connection, before: Callable[[str], None] | None = None, to: str = HEAD) -> None:
    """Run what is missing, all of it in one transaction; `before` is first told the schema that there is.

    Raises NewerDatabaseError for a schema that this program does not know, OtherDatabaseError for tables that are not
    Dejalu's, and whatever `before` raises.
    """
    with connection.begin():
        current = find_revision(connection)
        if current == HEAD:
            return
        if current is None:
            refuse_other(inspect(connection).get_table_names())
        else:
            refuse_newer(current)
            if before is not None:
                before(current)
        _scripts().run(connection, to)


def find_revision(connection: Connection) -> str | None:
    """The name of a database's schema; None where there is none."""
    if not inspect(connection).has_table(VERSION):
        return None
    found: str | None = connection.exec_driver_sql(ASK_REVISION).scalar()
    return found


def refuse_other(tables: Collection[str]) -> None:
    """Raise OtherDatabaseError for the tables of another program."""
    if tables and VERSION not in tables:
        raise OtherDatabaseError


def refuse_newer(revision: str) -> None:
    """Raise NewerDatabaseError for a schema that this program does not know."""
    if revision != HEAD and revision not in _scripts().find_revisions():
        raise NewerDatabaseError(revision)


def _scripts() -> ModuleType:
    """What only an upgrade needs: to read it would take a quarter of the time of every start."""
    from dejalu.database import scripts

    return scripts

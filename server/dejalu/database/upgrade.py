"""Bringing a database up to the current schema."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dejalu.errors import NewerDatabaseError


def upgrade(connection: Connection, before: Callable[[str], None] | None = None, to: str = "head") -> None:
    """Run what is missing, all of it in one transaction; `before` is first told the schema that there is.

    Raises NewerDatabaseError for a schema that this program does not know, and whatever `before` raises.
    """
    with connection.begin():
        current = find_revision(connection)
        if current == _scripts().get_current_head():
            return
        if current is not None:
            refuse_newer(current)
            if before is not None:
                before(current)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def find_revision(connection: Connection) -> str | None:
    """The name of a database's schema; None where there is none."""
    return MigrationContext.configure(connection).get_current_revision()


def refuse_newer(revision: str) -> None:
    """Raise NewerDatabaseError for a schema that this program does not know."""
    if revision not in {script.revision for script in _scripts().walk_revisions()}:
        raise NewerDatabaseError(revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "dejalu:migrations")
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())

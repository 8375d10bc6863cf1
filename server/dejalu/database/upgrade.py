"""Bringing a database up to the current schema."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dejalu.errors import NewerDatabaseError


def upgrade(connection: Connection) -> None:
    """Run what is missing, all of it in one transaction.

    Raises NewerDatabaseError for a schema that this program does not know.
    """
    config = Config()
    config.set_main_option("script_location", "dejalu:migrations")
    scripts = ScriptDirectory.from_config(config)
    with connection.begin():
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return
        if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
            raise NewerDatabaseError(current)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

"""The upgrades from one schema to the next, run by Alembic."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def run(connection: Connection, to: str) -> None:
    """Run all that is missing up to a schema, in the transaction that is open."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def find_revisions() -> set[str]:
    """The names of all schemas that this program knows."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "dejalu:migrations")
    return config

"""Libraries as the released schemas kept them: `tests/schemas/NUMBER.sql`, with every kind of row in each.

Each was written by a server of its time and dumped by `sqlite3 dejalu.db .dump`; it stays as it is for good.
"""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, StaticPool, create_engine, text

from dejalu.database import Database, sqlite, word_index
from dejalu.models import Base

FOLDER = Path(__file__).with_name("schemas")


def revisions() -> list[str]:
    """All schemas there are, the first one first."""
    scripts = ScriptDirectory.from_config(_migrations())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def load(revision: str, url: str) -> None:
    """Make an empty database what a library of this schema is."""
    if url.startswith("sqlite"):
        source = create_engine(url, module=sqlite.driver)
        with source.begin() as connection:
            _run(revision, connection)
        source.dispose()
        return
    source = create_engine("sqlite://", module=sqlite.driver, poolclass=StaticPool)
    target = create_engine(url)
    with source.connect() as old, target.begin() as new:
        _run(revision, old)
        config = _migrations()
        config.attributes["connection"] = new
        command.upgrade(config, revision)
        _copy(old, new)
    source.dispose()
    target.dispose()


def _migrations() -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", "dejalu:migrations")
    return config


def _run(revision: str, connection: Connection) -> None:
    script = (FOLDER / f"{revision}.sql").read_text(encoding="utf-8")
    connection.connection.executescript(script)


def _copy(old: Connection, new: Connection) -> None:
    """Take all rows over, read with the types that PostgreSQL has for them."""
    new.execute(text("SET TIME ZONE 'UTC'"))
    metadata = MetaData()
    metadata.reflect(new)
    for table in metadata.sorted_tables:
        rows = [dict(row) for row in old.execute(table.select()).mappings()]
        if rows and table.name != "alembic_version":
            new.execute(table.insert(), rows)
        if "id" in table.c and table.c.id.server_default is not None:
            sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
            new.execute(text(f"SELECT setval({sequence}, max(id)) FROM {table.name}"))


def expect_models(database: Database) -> None:
    """Its tables are those of the models; how documents are indexed is the database's own matter."""
    with database.reading() as session:
        context = MigrationContext.configure(
            session.connection(), opts={"include_object": lambda _object, name, *_: not _is_own(name)}
        )
        assert compare_metadata(context, Base.metadata) == []


def _is_own(name: str) -> bool:
    indexes = ("uq_reading_citation_key", "words", "ix_document_words")
    return name in ("alembic_version", *indexes) or word_index.is_own(name)

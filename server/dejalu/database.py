"""The database: engine, transactions and schema. The only file that knows which kind of database runs.

SQLite gets what a durable single-writer store needs: WAL with `synchronous=FULL` (a commit survives a power
cut), foreign keys, and transactions begun by us, not by the driver, so that schema upgrades roll back as a
whole. Writers queue on one lock in the process and begin with `BEGIN IMMEDIATE`, so that no write fails
half-way for want of the database's own lock.
"""

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    SQLColumnExpression,
    String,
    bindparam,
    create_engine,
    event,
    exc,
)
from sqlalchemy.engine import make_url
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from dejalu.errors import DatabaseError, NewerDatabaseError

SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "trusted_schema=OFF",
)


class Database:
    """A library's database, opened and brought up to the current schema.

    Raises DatabaseError when the URL or the database is unusable, NewerDatabaseError when its schema is later
    than this program's; neither changes anything.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
            self._engine = create_engine(parsed, pool_pre_ping=True, json_serializer=_json)
        except (exc.ArgumentError, exc.NoSuchModuleError, ImportError) as error:
            raise DatabaseError(
                "The database URL cannot be used: give one such as sqlite:////home/me/dejalu.db or "
                "postgresql+psycopg://user@host/dejalu, and install the driver it names."
            ) from error
        self._write_engine = self._engine.execution_options(dejalu_writes=True)
        self._write_lock = threading.Lock()
        if parsed.get_backend_name() == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        try:
            self._upgrade(parsed.render_as_string())
        except DatabaseError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the library and changes nothing."""
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits as a whole on leaving, or not at all."""
        with (
            self._write_lock,
            Session(self._write_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def _upgrade(self, address: str) -> None:
        try:
            with self._write_lock, self._write_engine.connect() as connection:
                _upgrade(connection)
        except exc.DBAPIError as error:
            raise DatabaseError(
                f"The database {address} cannot be opened ({error.orig}): "
                "check that it is reachable and is Dejalu's. Nothing was changed."
            ) from error

    def close(self) -> None:
        """Give all connections back; SQLite then folds its write-ahead log into the file."""
        self._engine.dispose()


def one_of(column: SQLColumnExpression[Any], values: Iterable[int] | Iterable[str]) -> ColumnElement[bool]:
    """Whether a column has one of many values, all numbers or all texts, sent as one parameter.

    `column.in_(values)` makes another statement for every number of values, and renders each anew: for the 2,500 keys
    that a page of titles asks for, this takes longer than the search itself.
    """
    listed: list[Any] = sorted({*values})
    item = String if listed and isinstance(listed[0], str) else BigInteger
    return _OneOf(column, bindparam(None, listed, type_=_Values(item), unique=True))


class _Values(TypeDecorator[list[Any]]):
    """Many values as one: JSON for SQLite, an array for PostgreSQL."""

    impl = String
    cache_ok = True

    def __init__(self, item: type[BigInteger] | type[String]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item()) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401 (as each driver likes)
        return value if dialect.name == "postgresql" else json.dumps(value)


class _OneOf(FunctionElement[bool]):
    """The condition; its clauses are the column and the values."""

    # Of a Boolean, SQLite would be asked whether it `= 1`, and would no longer use an index.
    type = NullType()  # type: ignore[assignment]
    inherit_cache = True


@compiles(_OneOf)
def _render_one_of(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    if compiler.dialect.name == "postgresql":
        return f"{column} = ANY ({values})"
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (both are names in the statement)


def _json(value: object) -> str:
    """Letters as themselves, so that a search for “Müller” finds him in a list of authors."""
    return json.dumps(value, ensure_ascii=False)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 (a driver's own class)
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("dejalu_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(connection: Connection) -> None:
    config = AlembicConfig()
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

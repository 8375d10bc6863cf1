"""A database that is new, current, newer, foreign or out of reach."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from tests import released

from dejalu.database import Database, scripts
from dejalu.database.upgrade import HEAD
from dejalu.errors.storage import DatabaseError, NewerDatabaseError
from dejalu.services import clients, readers


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_make_exactly_the_models_tables(database: Database) -> None:
    released.expect_models(database)


def test_the_current_schema_is_that_of_the_last_upgrade() -> None:
    assert max(scripts.find_revisions()) == HEAD


def test_what_was_written_is_there_when_it_is_opened_again(database_url: str) -> None:
    first = Database(database_url)
    with first.writing() as session:
        name = readers.get_library(session).server_id
    first.close()
    second = Database(database_url)
    with second.reading() as session:
        assert readers.get_library(session).server_id == name
    second.close()


def test_a_failed_write_leaves_nothing_behind(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            readers.get_me(session)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM reader")).scalar() == 0


def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(NewerDatabaseError, match="update Dejalu"):
        Database(database_url)


@pytest.mark.parametrize(
    "content", [b"not a database at all, but some text of some length", b"SQLite format 3\0" + b"x" * 4096]
)
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "dejalu.db"
    file.write_bytes(content)
    with pytest.raises(DatabaseError, match="Nothing was changed"):
        Database(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bookmark (url TEXT)"))
    with pytest.raises(DatabaseError, match="another program"):
        Database(database_url)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["bookmark"]
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    engine.dispose()


@pytest.mark.parametrize("url", ["", "nonsense", "mystery://x", "sqlite:////no/such/folder/dejalu.db"])
def test_an_unusable_address_is_told(url: str) -> None:
    with pytest.raises(DatabaseError):
        Database(url)


def test_sqlite_is_set_to_survive_a_power_cut(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'dejalu.db'}")
    with database.writing() as session:
        values = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        readers.get_me(session)
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    with database.reading() as session:
        other = sqlite3.connect(tmp_path / "dejalu.db")
        assert other.execute("SELECT name FROM reader").fetchall() == [("me",)]
        other.close()
        assert session.is_active
    database.close()


def test_times_come_back_in_utc(database: Database) -> None:
    now = datetime(2026, 7, 2, 12, 30, tzinfo=UTC)
    with database.writing() as session:
        client, _ = clients.admit(session, readers.get_me(session).id, "x", now)
        name = client.id
    with database.reading() as session:
        assert session.get_one(type(client), name).paired_at == now

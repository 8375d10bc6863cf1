"""A backup brings back all that it holds, into a database of either kind, and what it replaces is kept."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests import contents, damage
from tests.conftest import new_database
from tests.server.conftest import PORT, Caller, LocalClient, admit

from dejalu.app import create_app
from dejalu.backups import restoring
from dejalu.backups.restoring import Restored
from dejalu.backups.shelf import MANUAL, Shelf
from dejalu.config import Config
from dejalu.database import Database, sqlite_file
from dejalu.errors.storage import DatabaseError, NewerDatabaseError
from dejalu.services import clients, readers


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "backups")


@pytest.fixture
def backup(caller: Caller, database: Database, shelf: Shelf) -> Path:
    """A backup of a library that has since gone on."""
    contents.fill(caller)
    made = shelf.make(database, MANUAL)
    caller.do("set_status", contents.PAPER, status="skipped")
    return made.file


@pytest.fixture(params=["sqlite", "postgresql"])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Another, empty database of each kind."""
    with new_database(request.param, request, tmp_path / "other.db") as url:
        yield url


def restore(backup: Path, url: str, folder: Path) -> Restored:
    file = sqlite_file(url)
    if file:
        return restoring.restore_file(backup, file, lambda: Database(url))
    return restoring.restore_rows(backup, folder, lambda: Database(url))


def test_a_library_is_again_what_it_was(backup: Path, database: Database, database_url: str, tmp_path: Path) -> None:
    gone_on = contents.read(database)
    database.close()
    restored = restore(backup, database_url, tmp_path)
    assert contents.read_at(database_url) == contents.read_at(f"sqlite:///{backup}")
    assert restored.papers == 2
    assert restored.replaced
    assert restored.replaced.parent == tmp_path / "replaced"
    assert contents.read_at(f"sqlite:///{restored.replaced}") == gone_on
    assert gone_on != contents.read_at(database_url)


def test_a_library_of_one_kind_becomes_one_of_the_other(backup: Path, other_url: str, tmp_path: Path) -> None:
    restored = restore(backup, other_url, tmp_path)
    assert contents.read_at(other_url) == contents.read_at(f"sqlite:///{backup}")
    assert restored.papers == 2


def test_a_restored_library_goes_on(backup: Path, other_url: str, tmp_path: Path) -> None:
    restore(backup, other_url, tmp_path)
    with closing(Database(other_url)) as database:
        app = create_app(Config(port=PORT, data=tmp_path / "data"), database)
        app.test_client_class = LocalClient
        caller = admit(app.test_client(), database, "a browser")
        caller.do("set_status", {"title": "Something New That Nobody Has Seen"}, status="to-read")
        assert len(caller.get("/papers")["papers"]) == 3
        again = Shelf(tmp_path / "again").make(database, MANUAL)
        assert contents.read_at(f"sqlite:///{again.file}") == contents.read(database)


def test_browsers_sync_from_the_start(backup: Path, caller: Caller, database: Database, database_url: str) -> None:
    before = caller.sync()
    database.close()
    restore(backup, database_url, backup.parent)
    with closing(Database(database_url)) as restored, restored.reading() as session:
        assert readers.get_library(session).feed != before["feed"]


def test_who_was_paired_since_stays_paired_and_who_was_turned_out_stays_out(
    backup: Path, caller: Caller, database: Database, database_url: str, tmp_path: Path
) -> None:
    since = admit(caller.http, database, "paired since")
    with database.writing() as session:
        out = clients.find_by_token(session, caller.token, datetime.now(UTC))
        assert out
        clients.revoke(session, out.reader_id, out.id, datetime.now(UTC))
    database.close()
    restore(backup, database_url, tmp_path)
    with closing(Database(database_url)) as restored, restored.reading() as session:
        assert clients.find_by_token(session, since.token, datetime.now(UTC))
        assert clients.find_by_token(session, caller.token, datetime.now(UTC)) is None


def _text_file(file: Path) -> None:
    file.write_text("My shopping list, which is long enough to be some kind of file.")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()


@pytest.mark.parametrize(
    ("spoil", "kind", "words"),
    [
        (_text_file, DatabaseError, "damaged"),
        (damage.spoil_pages, DatabaseError, "damaged"),
        (Path.unlink, DatabaseError, "no file"),
        (_newer, NewerDatabaseError, "newer Dejalu"),
    ],
)
def test_what_cannot_be_restored_changes_nothing(
    backup: Path,
    database: Database,
    database_url: str,
    tmp_path: Path,
    spoil: Callable[[Path], object],
    kind: type[Exception],
    words: str,
) -> None:
    before = contents.read(database)
    database.close()
    spoil(backup)
    files = sorted(tmp_path.iterdir())
    with pytest.raises(kind, match=words):
        restore(backup, database_url, tmp_path)
    assert sorted(tmp_path.iterdir()) == files
    assert contents.read_at(database_url) == before


def test_another_programs_database_is_not_restored(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE shopping (item)")
    with pytest.raises(DatabaseError, match="no library of Dejalu's"):
        restore(tmp_path / "other.db", f"sqlite:///{tmp_path / 'dejalu.db'}", tmp_path)
    assert not (tmp_path / "dejalu.db").exists()

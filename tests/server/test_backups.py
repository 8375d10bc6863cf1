"""A backup is a whole library in one file, or it is not there."""

import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests import contents, damage
from tests.server.conftest import Caller, expect_error

from dejalu.database import Database


def back_up(caller: Caller) -> dict[str, Any]:
    response = caller.ask("POST", "/backups")
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json  # type: ignore[assignment]
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the application's backups are."""
    return tmp_path / "data" / "backups"


def test_a_backup_holds_all_that_the_library_holds(caller: Caller, database: Database, folder: Path) -> None:
    contents.fill(caller)
    made = back_up(caller)
    assert contents.read_at(f"sqlite:///{folder / made['name']}") == contents.read(database)


def test_backups_are_listed_the_newest_first(caller: Caller, folder: Path) -> None:
    made = [back_up(caller) for _ in range(3)]
    assert caller.get("/backups") == {"backups": made[::-1]}
    assert len({one["name"] for one in made}) == 3
    for one in made:
        assert one["name"].startswith(f"dejalu-{datetime.now(UTC):%Y%m%d}T")
        assert (one["kind"], one["size"]) == ("manual", (folder / one["name"]).stat().st_size)
    assert sorted(file.name for file in folder.iterdir()) == sorted(one["name"] for one in made)


def test_a_backup_is_one_file_that_anyone_can_open(caller: Caller, folder: Path) -> None:
    contents.fill(caller)
    file = folder / back_up(caller)["name"]
    folder.chmod(0o500)
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as backup:
            assert backup.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert backup.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
            assert ("Räd it.",) in backup.execute("SELECT body FROM note").fetchall()
    finally:
        folder.chmod(0o700)
    assert list(folder.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_backups_are_their_owners_alone(caller: Caller, folder: Path) -> None:
    back_up(caller)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_what_an_earlier_one_left_behind_is_removed(caller: Caller, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "dejalu-20260101T000000Z-manual.db.part").write_bytes(b"half")
    made = back_up(caller)
    assert [file.name for file in folder.iterdir()] == [made["name"]]


def test_a_folder_that_cannot_be_made_is_told(caller: Caller, folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("")
    expect_error(caller.ask("POST", "/backups"), 507, str(folder))


def test_a_damaged_library_is_not_backed_up_as_if_it_were_whole(
    caller: Caller, database: Database, folder: Path
) -> None:
    if database.file is None:
        pytest.skip("PostgreSQL looks after its own files")
    contents.fill(caller)
    damage.spoil_index(database.file)
    expect_error(caller.ask("POST", "/backups"), 507, "damaged")
    assert list(folder.iterdir()) == []

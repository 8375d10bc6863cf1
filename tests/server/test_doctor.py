"""`dejalu doctor`: a short list for people, true with and without a server."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests import damage
from tests.server.test_cli import PAGES, dejalu, library, serving

from dejalu.backups.shelf import Shelf
from dejalu.database import sqlite
from dejalu.database.soundness import has_reset_fix
from dejalu.doctor import NAMES

__all__ = ["library"]


def test_a_sound_library_is_well(library: Path) -> None:
    dejalu("import", str(PAGES / "huggingface-daily.html"), data=library)
    dejalu("backup", data=library)
    result = dejalu("doctor", data=library)
    assert (result.returncode, result.stderr) == (0, "")
    assert all(line.startswith("✓ ") for line in result.stdout.splitlines())
    [backup] = Shelf.of(library).find_all()
    for words in (sqlite.driver.sqlite_version, str(library / "dejalu.db"), "schema", "wal", "full", backup.name):
        assert words in result.stdout
    findings = json.loads(dejalu("doctor", "--json", data=library).stdout)["findings"]
    assert {finding["name"] for finding in findings} == {"server", *NAMES}


def test_it_names_the_server_that_runs(tmp_path: Path) -> None:
    assert "✓ No server runs" in dejalu("doctor", data=tmp_path).stdout
    with serving(tmp_path) as process:
        assert f"process {process.pid}" in dejalu("doctor", data=tmp_path).stdout


def test_what_is_wrong_is_told_until_it_is_mended(library: Path) -> None:
    dejalu("mark", "arxiv:2106.09685", "read", "--note", "Ranks.", data=library)
    with closing(sqlite3.connect(library / "dejalu.db")) as database:
        database.execute("UPDATE reading SET status = 'skipped'")
        database.execute("DELETE FROM note_revision")
        database.commit()
    looked = dejalu("doctor", data=library)
    assert looked.returncode == 1
    assert "! 1 papers show another status" in looked.stdout
    assert _found(dejalu("doctor", data=library).stdout) == _found(looked.stdout)
    mended = dejalu("doctor", "--mend", data=library)
    assert mended.returncode == 0, mended.stdout
    assert "! " not in mended.stdout
    done = [line for line in mended.stdout.splitlines() if line.startswith("→")]
    [backup] = Shelf.of(library).find_all()
    assert backup.name in done[0]
    assert len(done) == 3
    assert "✓ read" in dejalu("search", "ranks", data=library).stdout


def _found(told: str) -> list[str]:
    """What was told, but for the room on the disk, which others use as well."""
    return [line for line in told.splitlines() if " free " not in line]


def test_an_index_that_is_wrong_is_made_anew(library: Path) -> None:
    dejalu("mark", "arxiv:2106.09685", "read", data=library)
    damage.spoil_index(library / "dejalu.db")
    looked = dejalu("doctor", data=library)
    assert looked.returncode == 1
    assert "! The database " in looked.stdout
    assert "wrong # of entries in index" in looked.stdout
    mended = dejalu("doctor", "--mend", data=library)
    assert mended.returncode == 0, mended.stdout
    assert "Made all indexes anew" in mended.stdout
    [kept] = (library / "replaced").iterdir()
    assert str(kept) in mended.stdout


def test_what_cannot_be_mended_stays_told(library: Path) -> None:
    dejalu("mark", "arxiv:2106.09685", "read", data=library)
    with closing(sqlite3.connect(library / "dejalu.db")) as database:
        database.execute("INSERT INTO tagging (reader_id, paper_id, tag_key) SELECT 1, 4711, 'gone'")
        database.commit()
    for options in ([], ["--mend"]):
        result = dejalu("doctor", *options, data=library)
        assert result.returncode == 1
        assert "2 of tagging" in result.stdout


def test_a_damaged_backup_is_set_aside_and_another_one_made(library: Path) -> None:
    dejalu("mark", "arxiv:2106.09685", "read", data=library)
    dejalu("backup", data=library)
    [bad] = Shelf.of(library).find_all()
    damage.spoil_pages(bad.file)
    assert f"! Backup {bad.name}" in dejalu("doctor", data=library).stdout
    assert dejalu("doctor", "--mend", data=library).returncode == 0
    [good] = Shelf.of(library).find_all()
    assert good.name != bad.name
    assert bad.file.with_name(f"{bad.name}.damaged").exists()


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        process.kill()
        process.wait()
    left = [
        tmp_path / "server.json",
        tmp_path / "dejalu.db.restored.part",
        tmp_path / "backups" / "dejalu-20260101T000000Z-daily.db.part",
    ]
    for file in left:
        file.parent.mkdir(exist_ok=True)
        file.touch()
    looked = dejalu("doctor", data=tmp_path)
    assert looked.returncode == 1
    for file in left:
        assert file.name in looked.stdout
    assert dejalu("doctor", "--mend", data=tmp_path).returncode == 0
    assert not any(file.exists() for file in left)


@pytest.mark.parametrize(
    ("version", "is_fixed"),
    [
        ("SQLite 3.53.4", True),
        ("SQLite 3.51.3", True),
        ("SQLite 3.51.2", False),
        ("SQLite 3.50.7", True),
        ("SQLite 3.50.6", False),
        ("SQLite 3.46.1", False),
        ("SQLite 3.44.6", True),
        ("SQLite 3.40.1", False),
        ("PostgreSQL 18.4", True),
    ],
)
def test_which_sqlite_has_the_fix(version: str, is_fixed: bool) -> None:
    assert has_reset_fix(version) is is_fixed


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_other_users_can_read_is_told_and_closed(library: Path) -> None:
    dejalu("backup", data=library)
    [backup] = Shelf.of(library).find_all()
    for path, mode in {library: 0o755, library / "dejalu.db": 0o640, backup.file: 0o604}.items():
        path.chmod(mode)
    looked = dejalu("doctor", data=library).stdout
    for path in (library, library / "dejalu.db", backup.file):
        assert str(path) in next(line for line in looked.splitlines() if "Other users" in line)
    assert "Kept other users from" in dejalu("doctor", "--mend", data=library).stdout
    assert [oct(path.stat().st_mode & 0o777) for path in (library, library / "dejalu.db", backup.file)] == [
        "0o700",
        "0o600",
        "0o600",
    ]

"""`dejalu backup` and `dejalu restore` as a person uses them, with and without a server."""

import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests import contents
from tests.faults.volume import Volume
from tests.server.test_cli import PAGES, dejalu, expect_failure, library, serving

from dejalu.backups.shelf import Shelf

__all__ = ["library"]
PAPER = "arxiv:2106.09685"


def test_a_backup_brings_the_library_back(library: Path) -> None:
    dejalu("mark", PAPER, "read", "--note", "Ranks.", data=library)
    made = dejalu("backup", data=library)
    [backup] = Shelf.of(library).find_all()
    assert (made.returncode, str(backup.file) in made.stdout) == (0, True)
    assert backup.kind == "manual"
    assert backup.name in dejalu("restore", data=library).stdout
    copied = contents.read_at(f"sqlite:///{backup.file}")
    assert ["Ranks." in row for row in copied["note"]] == [True]


def test_a_backup_goes_where_it_is_wanted(library: Path, tmp_path: Path) -> None:
    dejalu("mark", PAPER, "read", data=library)
    told = json.loads(dejalu("backup", "--json", "-o", str(tmp_path / "mine.db"), data=library).stdout)
    assert told["file"] == str(tmp_path / "mine.db")
    [backup] = Shelf.of(library).find_all()
    assert (told["name"], told["size"]) == (backup.name, backup.size)
    assert (tmp_path / "mine.db").read_bytes() == backup.file.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "mine.db").stat().st_mode) == 0o600
    failed = dejalu("backup", "-o", str(tmp_path / "none" / "mine.db"), data=library)
    expect_failure(failed, str(tmp_path / "none"), "No such file")


def test_restoring_says_what_it_did_in_two_lines(tmp_path: Path) -> None:
    data = tmp_path / "library"
    dejalu("mark", PAPER, "read", data=data)
    dejalu("backup", "-o", str(tmp_path / "mine.db"), data=data)
    dejalu("mark", PAPER, "skipped", data=data)
    restored = dejalu("restore", str(tmp_path / "mine.db"), data=data)
    first, second = restored.stdout.splitlines()
    assert "mine.db: 1 paper." in first
    [kept] = (data / "replaced").iterdir()
    assert str(kept) in second
    assert "✓ read" in dejalu("search", "2106.09685", data=data).stdout
    assert dejalu("restore", str(kept), "--yes", data=data).returncode == 0
    assert "– skipped" in dejalu("search", "2106.09685", data=data).stdout
    assert len(list((data / "replaced").iterdir())) == 2


def test_what_is_not_there_is_told(library: Path) -> None:
    assert "no backups yet" in dejalu("restore", data=library).stdout
    expect_failure(dejalu("restore", "dejalu-none.db", data=library), "no backup dejalu-none.db", "dejalu restore")


def test_a_running_server_is_not_restored_under(tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        dejalu("mark", PAPER, "read", data=tmp_path)
        dejalu("backup", data=tmp_path)
        [backup] = Shelf.of(tmp_path).find_all()
        expect_failure(dejalu("restore", backup.name, data=tmp_path), f"process {process.pid}")
        assert "✓ read" in dejalu("search", "2106.09685", data=tmp_path).stdout
    assert not (tmp_path / "replaced").exists()


@pytest.mark.skipif(shutil.which("unshare") is None, reason="only Linux has file systems for one process")
def test_a_full_disk_is_told_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    dejalu("import", str(PAGES / "huggingface-daily.html"), data=tmp_path)
    folder = tmp_path / "backups"
    with Volume(folder, "100k") as volume:
        command = [*volume.wrapper, sys.executable, "-m", "dejalu", "backup", "--data", str(tmp_path)]
        result = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert "full" in result.stderr
        assert str(folder) in result.stderr
        assert result.stdout == ""
        assert list(volume.view.iterdir()) == []

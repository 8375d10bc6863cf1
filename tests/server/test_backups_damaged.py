"""A damaged library is never written to, and whoever meets it is told the way back."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import damage
from tests.server.test_cli import PAGES, dejalu, expect_failure
from tests.serving import Server

from dejalu.backups.shelf import Shelf


def text_file(file: Path) -> bytes:
    file.write_text("My shopping list, which is long enough to be some kind of file.")
    return file.read_bytes()


SPOILT = pytest.mark.parametrize("spoil", [damage.spoil_pages, text_file])


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with a paper that was read, a backup of that, and another paper since."""
    data = tmp_path / "my library"
    dejalu("mark", "arxiv:2406.09519", "read", data=data)
    dejalu("backup", data=data)
    dejalu("mark", "arxiv:2106.09685", "read", data=data)
    return data


@SPOILT
def test_every_command_tells_the_way_back_and_it_works(library: Path, spoil: Callable[[Path], bytes]) -> None:
    content = spoil(library / "dejalu.db")
    for command in (["serve", "--port", "0"], ["search", "lora"], ["backup"]):
        result = dejalu(*command, data=library)
        expect_failure(
            result, str(library / "dejalu.db"), "is damaged", "Nothing was changed", "dejalu restore dejalu-"
        )
    assert (library / "dejalu.db").read_bytes() == content
    offered = shlex.split(result.stderr[result.stderr.index("dejalu restore") :])
    restored = dejalu(*offered[1:], data=library / "elsewhere")
    assert restored.returncode == 0, restored.stderr
    first, second = restored.stdout.splitlines()
    assert offered[2] in first
    [kept] = (library / "replaced").iterdir()
    assert str(kept) in second
    assert kept.read_bytes() == content
    assert "✓ read" in dejalu("search", "2406.09519", data=library).stdout


def test_the_newest_backup_that_is_whole_is_offered(library: Path) -> None:
    dejalu("backup", data=library)
    newest, good = Shelf.of(library).find_all()
    damage.spoil_pages(newest.file)
    damage.spoil_pages(library / "dejalu.db")
    expect_failure(dejalu("search", "lora", data=library), good.name, f"{good.made_at:%Y-%m-%d %H:%M} UTC")


def test_without_a_good_backup_that_is_said(library: Path) -> None:
    for backup in Shelf.of(library).find_all():
        damage.spoil_pages(backup.file)
    damage.spoil_pages(library / "dejalu.db")
    expect_failure(dejalu("search", "lora", data=library), "no backup of it that is whole")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_the_log_of_a_killed_server_is_left_alone_too(tmp_path: Path) -> None:
    server = Server(tmp_path / "library")
    server.dejalu("import", str(PAGES / "huggingface-daily.html"))
    server.start()
    server.dejalu("mark", "arxiv:2406.09519", "read", "--note", "a thought")
    server.kill()
    file, log = server.data / "dejalu.db", server.data / "dejalu.db-wal"
    before = (damage.spoil_pages(file), log.read_bytes())
    assert before[1]
    expect_failure(server.run("search", "2406.09519"), "is damaged")
    assert (file.read_bytes(), log.read_bytes()) == before


@SPOILT
def test_the_doctor_still_tells_what_it_can(library: Path, spoil: Callable[[Path], bytes]) -> None:
    content = spoil(library / "dejalu.db")
    for options in ([], ["--mend"]):
        result = dejalu("doctor", *options, data=library)
        assert result.returncode == 1
        assert "! The database" in result.stdout
        assert "is damaged" in result.stdout
        assert "✓ Backup dejalu-" in result.stdout
        assert "free on the disk" in result.stdout
    assert (library / "dejalu.db").read_bytes() == content

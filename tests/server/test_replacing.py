"""A file is replaced as a whole or not at all, and stays what it is otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dejalu.errors import FileError
from dejalu.errors.outlets import ForeignFileError
from dejalu.outlets.replacing import clear_drafts, write_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "[my] *.bib"


def test_a_new_file_can_be_read_by_others(file: Path) -> None:
    assert write_file(file, [b"a", b"b"])
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"ab", 0o644)
    assert list(file.parent.iterdir()) == [file]


def test_a_mode_is_kept(file: Path) -> None:
    file.touch(0o600)
    assert write_file(file, [b"new"])
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o600)


def test_equal_bytes_leave_it_alone(file: Path) -> None:
    file.write_bytes(b"same")
    before = file.stat()
    assert not write_file(file, [b"sa", b"me"], spare_foreign=True)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(file.parent.iterdir()) == [file]


def test_what_a_link_leads_to_is_replaced(tmp_path: Path, file: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real.bib"
    file.symlink_to(Path("elsewhere") / "real.bib")
    for content in (b"one", b"two"):
        assert write_file(file, [content])
        assert (file.is_symlink(), target.read_bytes()) == (True, content)


def test_something_else_is_spared(file: Path) -> None:
    file.write_bytes(b"old")
    with pytest.raises(ForeignFileError):
        write_file(file, [b"new"], spare_foreign=True)
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_content_that_fails_half_way_changes_nothing(file: Path) -> None:
    def fail() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("half way")

    file.write_bytes(b"old")
    with pytest.raises(ValueError, match="half way"):
        write_file(file, fail())
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="directory"):
        write_file(tmp_path, [b"x"])


def test_what_is_no_file_is_written_into() -> None:
    assert write_file(Path("/dev/null"), [b"x"])
    assert Path("/dev/null").is_char_device()


def test_what_a_killed_process_left_is_cleared(file: Path) -> None:
    draft = file.with_name(f".{file.name}.abc123.part")
    other = file.with_name(".other.bib.abc123.part")
    for left in (draft, other):
        left.touch()
    clear_drafts(file)
    assert (draft.exists(), other.exists()) == (False, True)

"""`dejalu export --format json` and back, with and without a server."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.archive.conftest import undated
from tests.server.test_cli import dejalu, expect_failure, serving


@pytest.fixture(params=["with a server", "without a server"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    data = tmp_path / "empty"
    with serving(data) if request.param == "with a server" else contextlib.nullcontext():
        yield data


def test_a_library_moves_house(empty: Path, lived: bytes, tmp_path: Path) -> None:
    file, again = tmp_path / "library.json", tmp_path / "again.json"
    file.write_bytes(lived)
    first = dejalu("import", str(file), data=empty)
    assert first.returncode == 0, first.stderr
    assert "18 papers, 18 of them new; also new: " in first.stdout
    assert "notes (3)" in first.stdout
    second = dejalu("import", str(file), data=empty)
    assert "18 papers, 0 of them new; nothing else was new" in second.stdout
    assert dejalu("export", "--format", "json", "-o", str(again), data=empty).stderr == ""
    assert undated(again.read_bytes()) == undated(lived)
    printed = dejalu("export", "--format", "json", data=empty).stdout
    assert undated(printed.encode()) == undated(lived)


def test_a_file_that_is_not_whole_gets_one_clear_line(empty: Path, lived: bytes, tmp_path: Path) -> None:
    file = tmp_path / "library.json"
    file.write_bytes(lived[:-100])
    expect_failure(dejalu("import", str(file), data=empty), "library.json", "The end of this library file is missing")
    assert json.loads(dejalu("export", "--format", "json", data=empty).stdout)["records"] == []


def test_a_part_of_a_library_gets_one_clear_line(empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "part.json"
    for option in (["--tag", "x"], ["--status", "read"], ["--query", "heads"]):
        wanted = dejalu("export", "--format", "json", *option, "-o", str(file), data=empty)
        expect_failure(wanted, "whole library", "--tag")
    assert not file.exists()


def test_a_file_that_cannot_be_written_leaves_nothing_behind(empty: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    expect_failure(dejalu("export", "--format", "json", "-o", str(taken), data=empty), "taken cannot be written")
    assert [file.name for file in tmp_path.iterdir() if "taken" in file.name] == ["taken"]

"""Files that are kept up to date: what may be kept, what is in them, and what is told of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests import contents
from tests.server.conftest import Caller, expect_error

from dejalu.database import Database
from dejalu.exporters.formats import FORMATS
from dejalu.outlets.keeper import Keeper
from dejalu.outlets.keeping import KEPT_FORMATS
from dejalu.services import filters
from dejalu.services.library import Filter


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my.bib"


@pytest.fixture
def keeper(database: Database) -> Keeper:
    return Keeper(database)


def keep(caller: Caller, file: Path, **order: Any) -> dict[str, Any]:
    response = caller.ask("POST", "/kept-files", json={"path": str(file), "format": "bibtex", **order})
    assert response.status_code == 201, response.text
    kept: dict[str, Any] = response.json  # type: ignore[assignment]
    return kept


def listed(caller: Caller) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = caller.get("/kept-files")["kept_files"]
    return found


def exported(caller: Caller, query: str = "") -> bytes:
    content: bytes = caller.ask("GET", f"/export/bibtex{query}").data
    return content


def test_a_file_is_written_at_once_and_after_a_change(caller: Caller, keeper: Keeper, file: Path) -> None:
    contents.fill(caller)
    kept = keep(caller, file)
    assert (file.read_bytes(), kept["papers"]) == (exported(caller), 2)
    keeper.look()
    caller.do("set_tag", contents.OTHER, tag="new", on=True)
    caller.do("seen", {"identifiers": ["arxiv:2106.09685"]})
    keeper.look()  # Sees the change, and lets others come.
    keeper.look()
    assert file.read_bytes() == exported(caller)
    assert b"new" in file.read_bytes()
    assert [(one["papers"], one["error"]) for one in listed(caller)] == [(3, None)]


def test_only_the_papers_of_its_filter_are_in_it(caller: Caller, keeper: Keeper, file: Path) -> None:
    contents.fill(caller)
    wanted = {"tag": ["To cite"], "status": ["read"], "q": "2406", "until": "2999-01-01", "since": "1999-01-01"}
    assert keep(caller, file, **wanted)["wanted"] == wanted
    assert file.read_bytes() == exported(caller, "?tag=To+cite&status=read&q=2406")
    assert file.read_bytes().count(b"@") == 1
    caller.do("set_tag", contents.PAPER, tag="to cite", on=False)
    keeper.look(in_haste=True)
    assert file.read_bytes() == b""
    starred = keep(caller, file, starred=True)
    assert (starred["papers"], starred["wanted"], len(listed(caller))) == (1, {"starred": True}, 1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("format_", KEPT_FORMATS)
def test_every_format_is_kept_as_it_is_exported(caller: Caller, tmp_path: Path, format_: str) -> None:
    contents.fill(caller)
    file = tmp_path / f"my{FORMATS[format_].suffix}"
    keep(caller, file, format=format_)
    assert file.read_bytes() == caller.ask("GET", f"/export/{format_}").data


def test_a_filter_is_kept_as_it_was() -> None:
    wanted = Filter(q="x", tags=("a", "b"), statuses=("read",), starred=False, since=date(2024, 1, 2), until=None)
    assert filters.load(filters.dump(wanted)) == wanted
    assert filters.dump(Filter()) == {}


def test_a_file_with_the_same_bytes_is_not_touched(caller: Caller, keeper: Keeper, file: Path) -> None:
    contents.fill(caller)
    before = keep(caller, file)
    stat = file.stat()
    caller.do("set_status", contents.OTHER, status="skipped")
    keeper.look(in_haste=True)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (stat.st_ino, stat.st_mtime_ns)
    assert listed(caller) == [before]


def test_what_somebody_else_wrote_is_spared_the_first_time(caller: Caller, keeper: Keeper, file: Path) -> None:
    contents.fill(caller)
    file.write_text("mine")
    order = {"path": str(file), "format": "bibtex"}
    expect_error(caller.ask("POST", "/kept-files", json=order), 409, str(file), "--replace")
    assert (file.read_text(), listed(caller)) == ("mine", [])
    keep(caller, file, replace=True)
    assert file.read_bytes() == exported(caller)
    file.write_text("edited by hand")
    caller.do("set_tag", contents.OTHER, tag="new", on=True)
    keeper.look(in_haste=True)
    assert file.read_bytes() == exported(caller)


def test_an_export_made_before_is_taken_over(caller: Caller, file: Path) -> None:
    contents.fill(caller)
    file.write_bytes(exported(caller))
    keep(caller, file)
    file.with_name("empty.bib").touch()
    keep(caller, file.with_name("empty.bib"))
    assert len(listed(caller)) == 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("my.bib", "full path"),
        ("{folder}/../my.bib", "full path"),
        ("{folder}/my.txt", "ends in .bib"),
        ("{folder}/folder.bib", "no file"),
        ("{folder}/data/my.bib", "library's own folder"),
        ("{folder}/nowhere/my.bib", "No such file or directory"),
    ],
)
def test_a_path_that_cannot_be_kept_is_refused(caller: Caller, tmp_path: Path, path: str, words: str) -> None:
    (tmp_path / "folder.bib").mkdir()
    order = {"path": path.format(folder=tmp_path), "format": "bibtex"}
    expect_error(caller.ask("POST", "/kept-files", json=order), 422, words)
    assert listed(caller) == []


@pytest.mark.parametrize(
    "change", [{"format": "markdown"}, {"format": "doc"}, {"tag": "x"}, {"since": "soon"}, {"x": 1}]
)
def test_a_request_that_is_none_is_refused(caller: Caller, file: Path, change: dict[str, Any]) -> None:
    order = {"path": str(file), "format": "bibtex", **change}
    expect_error(caller.ask("POST", "/kept-files", json=order), 422, next(iter(change)))
    assert not file.exists()


def test_one_file_is_not_kept_under_two_names(caller: Caller, file: Path) -> None:
    keep(caller, file)
    other = file.with_name("other.bib")
    other.symlink_to(file)
    expect_error(caller.ask("POST", "/kept-files", json={"path": str(other), "format": "bibtex"}), 409, str(file))


def test_a_file_that_is_not_kept_any_more_stays_as_it_is(caller: Caller, keeper: Keeper, file: Path) -> None:
    contents.fill(caller)
    kept = keep(caller, file)
    assert caller.ask("DELETE", f"/kept-files/{kept['id']}").status_code == 204
    before = file.read_bytes()
    caller.do("set_tag", contents.OTHER, tag="new", on=True)
    keeper.look(in_haste=True)
    assert (file.read_bytes(), listed(caller)) == (before, [])
    expect_error(caller.ask("DELETE", f"/kept-files/{kept['id']}"), 404)


def test_a_failure_is_told_until_it_is_over(caller: Caller, keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    keep(caller, folder / "my.bib")
    (folder / "my.bib").unlink()
    folder.rmdir()
    keeper.look()
    [kept] = listed(caller)
    assert kept["error"] == f"{folder / 'my.bib'} cannot be written: No such file or directory."
    [found] = caller.get("/health?check=kept_files")["findings"]
    assert (found["is_well"], kept["error"] in found["message"]) == (False, True)
    folder.mkdir()
    keeper.look(in_haste=True)
    assert (folder / "my.bib").exists()
    assert [kept["error"] for kept in listed(caller)] == [None]
    [found] = caller.get("/health?check=kept_files")["findings"]
    assert found["is_well"]


def test_a_file_that_is_gone_is_written_again(caller: Caller, keeper: Keeper, file: Path) -> None:
    keep(caller, file)
    keeper.look()
    file.unlink()
    keeper.look(in_haste=True)
    assert file.exists()

"""500 damaged copies of a file of each format: each is taken or refused, none brings the server down."""

import random
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import new_database
from tests.contents import read
from tests.server.bombs import json_files
from tests.server.bombs.mutants import mutate
from tests.server.conftest import Caller, admit, ask

from dejalu.database import Database

TESTS = Path(__file__).parents[2]
FORMATS: dict[str, list[Path]] = {
    "bib": sorted((TESTS / "imports").glob("*.bib")),
    "ris": sorted((TESTS / "imports").glob("*.ris")),
    "csl-json": sorted((TESTS / "imports").glob("*csl*.json")),
    "csv": sorted((TESTS / "imports").glob("*.csv")),
    "hypothesis": sorted((TESTS / "imports").glob("*hypothesis*.json")),
    "papermemory": sorted((TESTS / "imports").glob("*papermemory*.json")),
    "bookmarks": sorted((TESTS / "imports").glob("*.html")),
    "page": sorted((TESTS / "pages").glob("*.html")),
    "text": sorted((TESTS / "pages").glob("*.txt")),
}
FEW, MANY = 50, 500
ON_POSTGRESQL = 10
BESIDE = b"@misc{before, title = {The entry before it}}\n\n%s\n\n@misc{after, title = {The entry after it}}\n"


def sources(name: str) -> list[bytes]:
    """Honest files of a format."""
    return [file.read_bytes() for file in FORMATS[name]] if name in FORMATS else [json_files.HONEST]


def check(caller: Caller, database: Database, content: bytes, seed: str) -> int:
    """Send a mutant, only to be told and to be taken; its status."""
    before = read(database)
    told = caller.send_file(content, dry_run="true")
    assert told.status_code in (200, 413, 422), (seed, told.text)
    assert read(database) == before, seed
    taken = caller.send_file(content)
    assert taken.status_code == told.status_code, seed
    if taken.status_code == 200:
        names = ("format", "added", "merged", "refused")
        assert [taken.json[name] for name in names] == [told.json[name] for name in names], seed  # type: ignore[index]
    else:
        assert set(taken.json) == {"code", "status", "message", "errors"}, seed  # type: ignore[arg-type]
        assert read(database) == before, seed
    return taken.status_code


def check_many(caller: Caller, database: Database, name: str, numbers: range) -> list[int]:
    """The same for many mutants of a format; the statuses."""
    honest = sources(name)
    others = [file.read_bytes() for files in FORMATS.values() for file in files[:1]]
    statuses = []
    for number in numbers:
        seed = f"{name} {number}"
        chance = random.Random(number)
        statuses.append(check(caller, database, mutate(chance.choice(honest), chance.choice(others), seed), seed))
    return statuses


@pytest.mark.parametrize("name", [*FORMATS, "library"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_damaged_file_is_taken_or_refused(caller: Caller, database: Database, name: str) -> None:
    assert 200 in check_many(caller, database, name, range(FEW))


@pytest.mark.soak
@pytest.mark.parametrize("name", [*FORMATS, "library"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_500_damaged_files_are_taken_or_refused(caller: Caller, database: Database, name: str) -> None:
    assert 200 in check_many(caller, database, name, range(FEW, MANY))


@pytest.mark.parametrize("name", [*FORMATS, "library"])
def test_both_databases_say_the_same(request: pytest.FixtureRequest, tmp_path: Path, name: str) -> None:
    statuses = []
    for kind in ("sqlite", "postgresql"):
        with new_database(kind, request, tmp_path / "dejalu.db") as url, closing(Database(url)) as database:
            caller = admit(ask(database, tmp_path / kind), database, "a browser")
            statuses.append(check_many(caller, database, name, range(ON_POSTGRESQL)))
    assert statuses[0] == statuses[1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_entries_beside_a_damaged_one_are_intact(caller: Caller) -> None:
    entry = (TESTS / "imports" / "arxiv.bib").read_bytes()
    for number in range(FEW):
        mutant = mutate(entry, b"@misc{other, title = {Of another file}}", f"beside {number}").replace(b"\0", b"")
        if not mutant.startswith((b"\xff", b"\xfe")):
            assert caller.send_file(BESIDE % mutant).status_code == 200
            titles = {paper["mark"]["title"] for paper in caller.get("/papers?q=entry")["papers"]}
            assert titles >= {"The entry before it", "The entry after it"}, number


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_no_text_can_be_told_of(caller: Caller) -> None:
    headers = {"Content-Type": "application/octet-stream", "Accept": "application/x-ndjson"}
    told = caller.ask("POST", "/import", data=b'{"__dataVersion": 1, "\\ud800": 3}', headers=headers)
    assert '"name": "?", "result": "refused"' in told.text

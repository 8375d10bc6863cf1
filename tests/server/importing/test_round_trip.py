"""What was exported as a bibliography says nothing new when it comes back, and brings all of itself into another."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import new_database
from tests.server.archive.conftest import live
from tests.server.conftest import Caller, admit, ask
from tests.server.importing.conftest import contents

from dejalu.database import Database
from dejalu.exporters.formats import FORMATS

PROFILES = [name for name, format_ in FORMATS.items() if format_.suffix == ".bib"]
HARD = {"identifiers": ["doi:10.1000/hard"], "title": r"50% of $\alpha$ & #1_{x}: “A {BERT} Study”", "year": 2020}


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Caller]:
    """Another library, with nothing in it."""
    with new_database("sqlite", request, tmp_path / "other.db") as url:
        database = Database(url)
        yield admit(ask(database, tmp_path / "other"), database, "another browser")
        database.close()


def fill(caller: Caller, other: Caller) -> None:
    """All that two browsers can do, and a paper whose every text is hard on TeX."""
    live(caller, other)
    authors = ["Laurens van der Maaten", "García Márquez, Gabriel", "The BIG Team", "Ł. Ünïcode"]
    caller.do("set_tag", {**HARD, "authors": authors}, tag="a_b & c%", on=True)
    caller.do("put_note", HARD, note_id=str(uuid.uuid4()), body="100% {sure}\n\n  $x^2$ ~ \\emph{no}")


@pytest.mark.parametrize("profile", PROFILES)
def test_an_export_that_comes_back_changes_nothing(
    profile: str, caller: Caller, database: Database, empty: Caller
) -> None:
    fill(caller, admit(caller.http, database, "another browser"))
    bib = caller.ask("GET", f"/export/{profile}").data
    before = contents(database)
    answer = caller.send_file(bib).json
    assert answer is not None
    assert [(line["name"], line["changes"]) for line in answer["lines"] if line["changes"]] == []
    assert (answer["added"], answer["refused"], answer["id"]) == (0, 0, None)
    assert contents(database) == before
    empty.send_file(bib)
    assert _lasting(empty.ask("GET", f"/export/{profile}").data) == _lasting(bib)


def _lasting(bib: bytes) -> list[bytes]:
    """The lines of a bibliography; neither a month without its day is kept, nor a version without a status."""
    return [line for line in bib.splitlines() if not line.startswith((b"  month = ", b"  version = "))]

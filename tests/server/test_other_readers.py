"""Two readers in one library, as in a lab: nothing of one is shown to the other, or changed by them.

What pages say of papers is not the readers' own, and is shared; so all that is said here was said before.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.server import routes
from tests.server.conftest import Caller
from tests.server.malformed import twins
from tests.server.malformed.twins import Twin
from tests.server.routes import Valid
from werkzeug.test import TestResponse

from dejalu.database import Database
from dejalu.models import Base, Reader
from dejalu.services import clients, readers

SECRETS = (
    *("Räd it.", "Read it.", "Mine alone.", "Deleted by me.", "my.bib", "a browser", "To print"),
    *("A Third Paper", "müller2024", "mine2024"),
)
"""Words of the first reader's notes, tags, files, clients and keys, and of papers that only they have met."""
OPEN = {"GET /export/TOKEN/FILE_NAME"}
"""Whoever has such an address may read what is there."""
MEETING = ("POST /api/sync", "POST /api/lookup")
"""Where the second reader comes to have papers of their own."""


@pytest.fixture
def owner(database_url: str, tmp_path: Path) -> Iterator[Twin]:
    """The first reader, with some of everything."""
    with twins.running([database_url], tmp_path) as both:
        [owner] = both.each
        owner.caller.do("set_tag", routes.PAPER, tag="To print", on=True)
        yield owner


@pytest.fixture
def stranger(owner: Twin) -> Twin:
    """The second reader, who knows all ids of the first one's."""
    with owner.database.writing() as session:
        reader = Reader(name="another", seq=0, clock="")
        session.add(reader)
        session.flush()
        _, token = clients.admit(session, reader.id, "a stranger", datetime.now(UTC))
    return Twin(Caller(owner.caller.http, token), owner.database, owner.ids)


def test_nothing_of_one_reader_is_given_to_another_or_changed(owner: Twin, stranger: Twin) -> None:
    before, shown = _owned(owner.database), _shown(owner)
    for name in sorted(routes.VALID.keys() - OPEN, key=lambda name: name in MEETING):
        for valid in routes.VALID[name]:
            answer = stranger.ask(name.split()[0], valid)
            assert _told(answer) == [], (name, answer.data)
            if "{" in valid.path.replace("{feed}", ""):  # The feed is the library's, in which each has their numbers.
                assert answer.status_code == 404, (name, answer.data)
            else:
                assert answer.status_code < 500, (name, answer.data)
            assert _owned(owner.database) == before, (name, valid)
            assert _shown(owner) == shown, (name, valid)
    assert stranger.caller.get("/papers")["papers"]
    for name in routes.VALID.keys() - OPEN:
        for valid in routes.VALID[name] if name.startswith("GET") else ():
            assert _told(stranger.ask("GET", valid)) == [], name


def test_a_note_and_an_edit_of_the_same_ids_are_other_ones(owner: Twin, stranger: Twin) -> None:
    before = _owned(owner.database)
    edit = owner.caller.operation("put_note", routes.PAPER, note_id=routes.NOTE, body="Another’s.")
    for _ in range(2):
        [result] = stranger.caller.sync(edit)["results"]
    assert result["result"] == "duplicate"
    assert _owned(owner.database) == before
    [result] = owner.caller.sync(edit)["results"]
    assert result["result"] == "applied"


def test_who_is_given_a_whole_library_changes_nothing_of_its_owners(owner: Twin, stranger: Twin) -> None:
    before, shown = _owned(owner.database), _shown(owner)
    library = owner.ask("GET", Valid("/api/export/json")).data
    assert stranger.caller.send_file(library).status_code == 200
    assert len(stranger.caller.get("/papers")["papers"]) == len(owner.caller.get("/papers")["papers"])
    assert stranger.ask("POST", Valid("/api/imports/last/undo", {})).status_code == 404
    assert stranger.ask("DELETE", Valid("/api/clients/{client}")).status_code == 404
    assert _owned(owner.database) == before
    assert _shown(owner) == shown


def _told(answer: TestResponse) -> list[str]:
    """What an answer tells of the first reader."""
    said = answer.get_data().decode("utf-8", "replace")
    return [word for word in SECRETS if word in said or json.dumps(word)[1:-1] in said]


def _shown(reader: Twin) -> list[object]:
    """What a reader sees of their library, but for the time of a request."""
    paths = ("papers", "tags", "imports", "kept-files", "addresses", "matches", "settings", "export/bibtex")
    return [reader.ask("GET", Valid(f"/api/{path}")).data for path in paths]


def _owned(database: Database) -> dict[str, list[str]]:
    """Every row of the first reader's, but for the numbers of changes: what is shared may change for both."""
    with database.reading() as session:
        me, found = readers.get_me(session).id, {}
        for name, table in Base.metadata.tables.items():
            if "reader_id" in table.columns:
                columns = [column for column in table.columns if column.name != "seq"]
                rows = session.execute(select(*columns).where(table.c.reader_id == me))
                found[name] = sorted(repr(tuple(row)) for row in rows)
        return found

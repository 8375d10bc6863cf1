"""Notes: both texts of a conflict stay, nobody deletes what they have not seen, and every version can be had again."""

import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient
from tests.server.conftest import Caller, admit, expect_error

from dejalu.database import Database

PAPER = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads", "authors": ["Jack Merullo"]}


class Writer:
    """One browser at one note; it remembers the version that it shows."""

    def __init__(self, caller: Caller, note_id: str, revision: str | None = None) -> None:
        self.caller, self.note_id, self.revision = caller, note_id, revision

    def put(self, body: str) -> list[dict[str, Any]]:
        operation = self.caller.operation(
            "put_note", PAPER, note_id=self.note_id, body=body, base_revision=self.revision
        )
        self.revision = operation["op_id"]
        notes: list[dict[str, Any]] = self.caller.sync(operation)["changes"][-1]["notes"]
        return notes

    def delete(self) -> list[str]:
        mark = self.caller.do("delete_note", PAPER, note_id=self.note_id, base_revision=self.revision)
        return bodies(mark["notes"])


def bodies(notes: list[dict[str, Any]]) -> list[str]:
    return [note["body"] for note in notes]


@pytest.fixture
def mine(caller: Caller) -> Writer:
    """A browser that has written the note first."""
    writer = Writer(caller, str(uuid.uuid4()))
    writer.put("common")
    return writer


@pytest.fixture
def theirs(mine: Writer, http: FlaskClient, database: Database) -> Writer:
    """Another browser of the same reader, showing the same version."""
    return Writer(admit(http, database, "another browser"), mine.note_id, mine.revision)


def test_a_note_is_written_and_rewritten(mine: Writer) -> None:
    [note] = mine.put("final")
    assert note == {
        "note_id": mine.note_id,
        "body": "final",
        "quote": None,
        "revision": mine.revision,
        "conflict_of": None,
    }


def test_a_note_edited_on_two_sides_keeps_both_texts_one_of_them_marked(mine: Writer, theirs: Writer) -> None:
    mine.put("mine")
    theirs.put("theirs")
    first, second = theirs.put("theirs, and more")
    assert (first["body"], first["conflict_of"]) == ("mine", None)
    assert (second["body"], second["conflict_of"]) == ("theirs, and more", mine.note_id)
    assert bodies(mine.put("mine, and more")) == ["mine, and more", "theirs, and more"]


def test_the_same_text_written_on_two_sides_is_no_conflict(mine: Writer, theirs: Writer) -> None:
    mine.put("agreed")
    assert bodies(theirs.put("agreed")) == ["agreed"]
    assert bodies(mine.put("agreed, mine")) == ["agreed, mine"]
    assert bodies(theirs.put("agreed, theirs")) == ["agreed, mine", "agreed, theirs"]


def test_a_note_comes_back_with_what_was_written_while_it_was_deleted_elsewhere(mine: Writer, theirs: Writer) -> None:
    assert mine.delete() == []
    assert bodies(theirs.put("written on")) == ["written on"]


def test_a_text_that_the_deleter_had_not_seen_stays(mine: Writer, theirs: Writer) -> None:
    mine.put("written on")
    assert theirs.delete() == ["written on"]
    assert mine.delete() == []


def test_what_is_deleted_without_having_been_shown_is_deleted_as_it_is(mine: Writer) -> None:
    assert mine.caller.do("delete_note", PAPER, note_id=mine.note_id)["notes"] == []


def test_every_version_is_kept_and_can_be_brought_back(mine: Writer) -> None:
    first = mine.revision
    mine.put("rewritten")
    second = mine.revision
    mine.delete()
    history = mine.caller.get(f"/notes/{mine.note_id}/revisions")
    assert history["is_deleted"]
    assert history["paper"]["identifiers"] == PAPER["identifiers"]
    told = [(one["revision"], one["base_revision"], one["body"], one["is_current"]) for one in history["revisions"]]
    assert told == [(second, first, "rewritten", True), (first, None, "common", False)]
    deleted = mine.caller.get(f"/papers/{history['paper']['id']}/deleted-notes")
    assert [(note["note_id"], note["body"]) for note in deleted["notes"]] == [(mine.note_id, "rewritten")]
    assert bodies(mine.put("common")) == ["common"]
    assert len(mine.caller.get(f"/notes/{mine.note_id}/revisions")["revisions"]) == 3
    assert mine.caller.get(f"/papers/{history['paper']['id']}/deleted-notes")["notes"] == []


OTHER = {"identifiers": ["doi:10.1000/182"], "title": "A Paper Told Apart From the First One"}


def told(caller: Caller, operation_type: str, **values: Any) -> dict[str, list[str]]:
    """What a browser is told after an edit under the other paper's name: the notes of each paper that changed."""
    operation = caller.operation(operation_type, OTHER, **values)
    since = caller.sync()["seq"]
    return {mark["identifiers"][0]: bodies(mark["notes"]) for mark in caller.sync(operation, since=since)["changes"]}


def test_a_note_edited_under_another_papers_name_stays_with_its_own_paper(mine: Writer) -> None:
    caller, [named], [own] = mine.caller, OTHER["identifiers"], PAPER["identifiers"]
    caller.do("seen", OTHER)
    first = mine.revision
    # Both are told: the one because its note changed, the other because the browser drew the edit there.
    rewritten = told(caller, "put_note", note_id=mine.note_id, body="rewritten", base_revision=first)
    assert rewritten == {named: [], own: ["rewritten"]}
    conflicting = told(caller, "put_note", note_id=mine.note_id, body="at the same time", base_revision=first)
    assert conflicting == {named: [], own: ["rewritten", "at the same time"]}
    assert told(caller, "delete_note", note_id=mine.note_id) == {named: [], own: ["at the same time"]}
    assert caller.get("/papers?q=rewritten")["papers"] == []
    assert [paper["title"] for paper in caller.get("/papers?q=same")["papers"]] == [PAPER["title"]]


def test_the_history_of_a_note_that_never_was_is_refused(mine: Writer) -> None:
    expect_error(mine.caller.ask("GET", f"/notes/{uuid.uuid4()}/revisions"), 404, "No note")
    expect_error(mine.caller.ask("GET", "/papers/4711/deleted-notes"), 404, "4711")

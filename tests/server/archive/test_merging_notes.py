"""Notes of two libraries that went apart: a later text is followed, and where both are later, both are kept."""

import uuid
from typing import Any

import pytest
from tests.server.archive.conftest import HEADS, Shelf, exchange, export, restore
from tests.server.conftest import Caller


@pytest.fixture
def note(caller: Caller) -> dict[str, Any]:
    """A note that both libraries start from."""
    return put(caller, str(uuid.uuid4()), "common", None)


@pytest.fixture
def twin(caller: Caller, note: dict[str, Any], shelf: Shelf) -> Caller:
    twin = shelf("sqlite")
    restore(twin, export(caller))
    return twin


def put(caller: Caller, note_id: str, body: str, base: str | None) -> dict[str, Any]:
    mark = caller.do("put_note", HEADS, note_id=note_id, body=body, base_revision=base)
    note: dict[str, Any] = next(note for note in mark["notes"] if note["body"] == body)
    return note


def edit(caller: Caller, note: dict[str, Any], body: str) -> dict[str, Any]:
    return put(caller, note["note_id"], body, note["revision"])


def bodies(caller: Caller) -> list[str]:
    return sorted(note["body"] for paper in caller.get("/papers")["papers"] for note in paper["mark"]["notes"])


def exchanged(one: Caller, other: Caller) -> list[list[str]]:
    exchange(one, other)
    return [bodies(one), bodies(other)]


def test_a_later_text_is_followed(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    edit(twin, edit(twin, note, "second"), "third")
    assert exchanged(caller, twin) == [["third"], ["third"]]
    history = caller.get(f"/notes/{note['note_id']}/revisions")["revisions"]
    assert [one["body"] for one in history] == ["third", "second", "common"]


def test_two_later_texts_are_both_kept(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    edit(caller, note, "ours")
    edit(twin, note, "theirs")
    assert exchanged(caller, twin) == [["ours", "theirs"], ["ours", "theirs"]]
    assert exchanged(caller, twin) == [["ours", "theirs"], ["ours", "theirs"]]
    copies = [one["conflict_of"] for one in caller.get("/papers")["papers"][0]["mark"]["notes"]]
    assert sorted(copies, key=str) == sorted([None, note["note_id"]], key=str)


def test_the_same_text_on_both_sides_is_one(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    edit(caller, note, "same")
    edit(twin, note, "same")
    assert exchanged(caller, twin) == [["same"], ["same"]]


def test_a_deletion_is_followed(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    twin.do("delete_note", HEADS, note_id=note["note_id"])
    assert exchanged(caller, twin) == [[], []]


def test_of_one_text_what_was_said_last_counts(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    """Though one of them wrote it once more, as it was."""
    edit(caller, note, "common")
    twin.do("delete_note", HEADS, note_id=note["note_id"])
    assert exchanged(caller, twin) == [[], []]
    edit(twin, note, "common")
    assert exchanged(caller, twin) == [["common"], ["common"]]


def test_nobody_deletes_what_they_have_not_seen(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    edit(caller, note, "unseen")
    twin.do("delete_note", HEADS, note_id=note["note_id"])
    assert exchanged(caller, twin) == [["unseen"], ["unseen"]]


def test_a_deleted_note_brought_back_is_back(caller: Caller, twin: Caller, note: dict[str, Any]) -> None:
    for one in (caller, twin):
        one.do("delete_note", HEADS, note_id=note["note_id"])
    edit(twin, note, "common")
    assert exchanged(caller, twin) == [["common"], ["common"]]

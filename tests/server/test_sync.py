"""Edits reach the library once, in any order, and every browser learns of them."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from tests.server.conftest import Caller, admit, expect_error

from dejalu.database import Database
from dejalu.services import clock

PAPER = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads", "authors": ["Jack Merullo"]}
OTHER = {"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer"}


@pytest.fixture
def other(http: FlaskClient, database: Database, caller: Caller) -> Caller:
    """A second browser of the same reader."""
    return admit(http, database, "another browser")


def test_a_paper_seen_is_marked_as_seen_with_when_and_how_often(caller: Caller) -> None:
    caller.do("seen", PAPER)
    mark = caller.do("seen", PAPER)
    assert mark["identifiers"] == ["arxiv:2406.09519"]
    assert (mark["status"], mark["judged"], mark["times_seen"]) == ("seen", None, 2)
    assert mark["first_seen_at"] <= mark["last_seen_at"]


def test_taking_back_the_only_sighting_makes_a_paper_new_again(caller: Caller) -> None:
    seen = caller.operation("seen", PAPER)
    caller.sync(seen)
    mark = caller.do("undo_seen", PAPER, seen_op_id=seen["op_id"])
    assert (mark["status"], mark["times_seen"], mark["last_seen_at"]) == ("new", 0, None)
    assert caller.get("/papers")["papers"] == []


def test_a_status_stands_over_sightings_until_it_is_taken_back(caller: Caller) -> None:
    caller.do("seen", PAPER)
    assert caller.do("set_status", PAPER, status="read")["status"] == "read"
    assert caller.do("seen", PAPER)["status"] == "read"
    assert caller.do("set_status", PAPER, status=None)["status"] == "seen"


def test_tags_are_compared_without_case_and_shown_as_first_written(caller: Caller) -> None:
    caller.do("set_tag", PAPER, tag="Mechanistic  interpretability", on=True)
    caller.do("set_tag", PAPER, tag="mechanistic interpretability", on=True)
    assert caller.do("set_tag", OTHER, tag="MECHANISTIC INTERPRETABILITY", on=True)["tags"] == [
        "Mechanistic interpretability"
    ]
    assert caller.get("/tags")["tags"] == [{"name": "Mechanistic interpretability", "count": 2, "color": None}]


def test_an_operation_delivered_twice_is_applied_once(caller: Caller) -> None:
    operation = caller.operation("seen", PAPER)
    assert caller.sync(operation)["results"][0]["result"] == "applied"
    again = caller.sync(operation)
    assert again["results"][0]["result"] == "duplicate"
    assert again["changes"][-1]["times_seen"] == 1


def test_an_id_used_for_another_edit_is_refused_and_holds_up_nothing(caller: Caller) -> None:
    first = caller.operation("set_star", PAPER, starred=True)
    caller.sync(first)
    answer = caller.sync({**first, "starred": False}, caller.operation("seen", OTHER))
    assert [result["result"] for result in answer["results"]] == ["rejected", "applied"]
    assert "another content" in answer["results"][0]["error"]
    assert answer["changes"][0]["starred"]


def test_the_later_edit_wins_in_whatever_order_they_arrive(caller: Caller, other: Caller) -> None:
    early = caller.operation("set_status", PAPER, status="to-read")
    early["at"] = clock.after("", datetime.now(UTC) - timedelta(hours=1))
    other.do("set_status", PAPER, status="read")
    caller.sync(early)
    assert caller.sync()["changes"][0]["status"] == "read"


def test_two_browsers_tags_both_live(caller: Caller, other: Caller) -> None:
    caller.do("set_tag", PAPER, tag="alpha", on=True)
    assert other.do("set_tag", PAPER, tag="beta", on=True)["tags"] == ["alpha", "beta"]


def test_a_cursor_brings_only_what_came_after_it(caller: Caller, other: Caller) -> None:
    caller.do("seen", PAPER)
    seq = other.sync()["seq"]
    caller.do("seen", OTHER)
    answer = other.sync(since=seq)
    assert [change["title"] for change in answer["changes"]] == ["LinkTransformer"]
    assert other.sync(since=answer["seq"])["changes"] == []


def test_a_cursor_from_another_library_is_refused(caller: Caller) -> None:
    response = caller.ask("POST", "/sync", json={"since": 7, "operations": []})
    expect_error(response, 409, "since 0")


def test_many_changes_come_in_pages_that_leave_nothing_out(caller: Caller) -> None:
    papers = [{"identifiers": [f"arxiv:2401.{number:05}"], "title": f"Paper {number}"} for number in range(1, 701)]
    for start in range(0, 700, 350):
        caller.sync(*(caller.operation("seen", paper) for paper in papers[start : start + 350]), since=None)
    seen: list[str] = []
    since, more = 0, True
    while more:
        answer = caller.sync(since=since)
        seen += [change["title"] for change in answer["changes"]]
        since, more = answer["seq"], answer["more"]
    assert sorted(seen) == sorted(f"Paper {number}" for number in range(1, 701))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "set_status"}, ["status"]),
        ({"type": "burn"}, ["type"]),
        ({"type": "seen", "starred": True}, ["starred"]),
        ({"type": "set_status", "status": "forgotten"}, ["status"]),
        ({"type": "set_tag", "tag": "   ", "on": True}, ["tag"]),
        ({"type": "set_star", "starred": "yes"}, ["starred"]),
        ({"type": "seen", "at": "yesterday"}, ["at"]),
        ({"type": "seen", "op_id": "1"}, ["op_id"]),
        ({"type": "seen", "paper": {"identifiers": ["nonsense"]}}, ["identifiers", "no identifier"]),
        ({"type": "seen", "paper": {"title": "a\0b"}}, ["title"]),
        ({"type": "seen", "paper": {"title": "\ud800"}}, ["title"]),
        ({"type": "seen", "mood": "good"}, ["mood"]),
    ],
)
def test_an_operation_that_makes_no_sense_is_refused_and_changes_nothing(
    caller: Caller, change: dict[str, Any], words: list[str]
) -> None:
    operation = caller.operation("seen", PAPER) | change
    response = caller.ask(
        "POST", "/sync", json={"since": 0, "operations": [caller.operation("seen", OTHER), operation]}
    )
    expect_error(response, 422, *words)
    assert caller.sync()["changes"] == []


def test_an_operation_on_nothing_is_rejected(caller: Caller) -> None:
    answer = caller.sync(caller.operation("seen", {"title": "…"}))
    assert answer["results"][0]["result"] == "rejected"
    assert "identifier or a title" in answer["results"][0]["error"]


def test_who_only_reads_is_told_of_the_same_changes(caller: Caller) -> None:
    begun = caller.get("/changes")
    assert begun["changes"] == []
    caller.do("set_star", PAPER, starred=True)
    told = caller.get(f"/changes?since={begun['seq']}&feed={begun['feed']}")
    assert [mark["starred"] for mark in told["changes"]] == [True]
    assert not told["more"]
    again = caller.get(f"/changes?since={told['seq']}&feed={told['feed']}")
    assert (again["changes"], again["seq"]) == ([], told["seq"])
    expect_error(caller.ask("GET", f"/changes?since={told['seq'] + 1}&feed={told['feed']}"), 409)
    expect_error(caller.ask("GET", "/changes?since=0&feed=another"), 409)


def test_an_edit_may_name_the_paper_by_the_servers_own_number(caller: Caller) -> None:
    """A short title without an identifier names no paper surely: by it, each edit would be of another one."""
    caller.do("set_star", {"identifiers": [], "title": "Notes", "authors": ["Ada Reader"]}, starred=True)
    [paper] = caller.get("/papers")["papers"]
    for body in ("One.", "Two."):
        edit = caller.operation("put_note", {}, paper_id=paper["id"], note_id=str(uuid.uuid4()), body=body)
        for expected in ("applied", "duplicate"):
            assert caller.sync(edit)["results"][0]["result"] == expected
    [paper] = caller.get("/papers")["papers"]
    assert [note["body"] for note in paper["mark"]["notes"]] == ["One.", "Two."]
    assert paper["authors"] == ["Ada Reader"]


def test_a_number_that_names_no_paper_of_the_readers_is_refused(caller: Caller) -> None:
    caller.do("set_star", PAPER, starred=True)
    [result] = caller.sync(caller.operation("set_star", PAPER, paper_id=4711, starred=False))["results"]
    assert result["result"] == "rejected"
    assert "4711" in result["error"]
    assert caller.get("/papers")["papers"][0]["mark"]["starred"]

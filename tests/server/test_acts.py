"""What is done to many papers at once, and undone whole."""

import uuid
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.server.archive.conftest import ailments
from tests.server.conftest import Caller, admit, expect_error

from dejalu.database import Database
from dejalu.models import Act, ActPage
from dejalu.services.acts.acting import KEPT

HEADS = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads in Models", "version": 2}
LINK = {"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer"}
THIRD = {"identifiers": ["doi:10.1000/182"], "title": "A Third Paper About Something Quite Different"}
READ = {"type": "set_status", "status": "read"}
STAR = {"type": "set_star", "starred": True}
TAG = {"type": "set_tag", "tag": "To cite", "on": True}


@pytest.fixture
def ids(caller: Caller) -> list[int]:
    """Three papers, of which the first was judged."""
    caller.do("set_status", HEADS, status="to-read")
    caller.do("seen", LINK)
    caller.do("set_star", THIRD, starred=True)
    return [caller.lookup(paper)[0]["mark"]["paper_id"] for paper in (HEADS, LINK, THIRD)]


def act(caller: Caller, paper_ids: list[int], *edits: dict[str, Any], act_id: str | None = None) -> dict[str, Any]:
    body = {"paper_ids": paper_ids, "edits": list(edits)} | ({"act_id": act_id} if act_id else {})
    response = caller.ask("POST", "/acts", json=body)
    assert response.status_code == 200, response.text
    made: dict[str, Any] = response.json  # type: ignore[assignment]
    return made


def undo(caller: Caller, act_id: str = "last") -> dict[str, Any]:
    response = caller.ask("POST", f"/acts/{act_id}/undo", json={})
    assert response.status_code == 200, response.text
    undone: dict[str, Any] = response.json  # type: ignore[assignment]
    return undone


def shown(caller: Caller) -> dict[int, tuple[Any, ...]]:
    """What stands of each paper."""
    names = ("judged", "version", "starred", "tags")
    return {
        paper["id"]: tuple(paper["mark"][name] for name in names)
        for paper in caller.get("/papers?sort=title")["papers"]
    }


def test_an_act_edits_all_its_papers_and_is_undone_whole(caller: Caller, ids: list[int]) -> None:
    before = shown(caller)
    made = act(caller, ids, READ, STAR, TAG)
    assert (made["said"], made["papers"], made["is_undone"]) == ("Marked as read; starred; tagged “To cite”", 3, False)
    assert shown(caller) == {
        ids[0]: ("read", 2, True, ["To cite"]),
        ids[1]: ("read", None, True, ["To cite"]),
        ids[2]: ("read", None, True, ["To cite"]),
    }
    assert ailments(caller) == []
    assert undo(caller, made["id"])["is_undone"]
    assert shown(caller) == before
    assert caller.get("/tags")["tags"] == []
    assert ailments(caller) == []


def test_other_browsers_are_told(caller: Caller, ids: list[int]) -> None:
    since = caller.sync(since=None)["seq"]
    act(caller, ids[:2], READ)
    changed = caller.sync(since=since)
    assert {mark["paper_id"]: mark["judged"] for mark in changed["changes"]} == dict.fromkeys(ids[:2], "read")
    undo(caller)
    changed = caller.sync(since=changed["seq"])
    assert {mark["paper_id"]: mark["judged"] for mark in changed["changes"]} == {ids[0]: "to-read", ids[1]: None}


def test_what_was_changed_since_stays(caller: Caller, ids: list[int]) -> None:
    act(caller, ids, READ, STAR)
    caller.do("set_status", LINK, status="skipped")
    caller.do("set_tag", LINK, tag="mine", on=True)
    undo(caller)
    assert shown(caller) == {
        ids[0]: ("to-read", 2, False, []),
        ids[1]: ("skipped", None, False, ["mine"]),
        ids[2]: (None, None, True, []),
    }


def test_a_browser_that_edits_after_an_act_has_the_last_word(caller: Caller, ids: list[int]) -> None:
    act(caller, ids, READ)
    assert caller.do("set_status", HEADS, status="reading")["judged"] == "reading"


def test_acts_are_undone_one_after_another(caller: Caller, ids: list[int]) -> None:
    steps = [shown(caller)]
    for edit in (READ, TAG, {**READ, "status": "skipped"}, {**TAG, "on": False}, {**READ, "status": None}):
        act(caller, ids, edit)
        steps.append(shown(caller))
    for step in reversed(steps[:-1]):
        undo(caller)
        assert shown(caller) == step
    expect_error(caller.ask("POST", "/acts/last/undo", json={}), 404, "nothing to undo")


def test_an_act_in_several_batches_is_one(caller: Caller, ids: list[int]) -> None:
    before, act_id = shown(caller), str(uuid.uuid4())
    act(caller, ids[:2], READ, act_id=act_id)
    caller.do("set_status", LINK, status="skipped")
    made = act(caller, ids[1:], READ, act_id=act_id)
    assert made["papers"] == 3
    assert [one["papers"] for one in caller.get("/acts")["acts"]] == [3]
    assert shown(caller)[ids[1]][0] == "skipped"
    undo(caller, act_id)
    assert shown(caller) == {**before, ids[1]: ("skipped", None, False, [])}
    body = {"act_id": act_id, "paper_ids": ids, "edits": [READ]}
    expect_error(caller.ask("POST", "/acts", json=body), 409, "undone already")


def test_an_act_is_undone_once(caller: Caller, ids: list[int]) -> None:
    made = act(caller, ids, READ)
    undo(caller, made["id"])
    caller.do("set_status", LINK, status="read")
    before = shown(caller)
    expect_error(caller.ask("POST", f"/acts/{made['id']}/undo", json={}), 409, "Marked as read", "undone already")
    assert shown(caller) == before


def test_what_is_no_act_changes_nothing(caller: Caller, ids: list[int], database: Database) -> None:
    made, before = act(caller, ids[:1], STAR), shown(caller)
    with database.reading() as session:
        acts = session.scalar(select(func.count()).select_from(ActPage))
    for body, status, word in (
        ({"paper_ids": [*ids, 999_999], "edits": [READ]}, 404, "999999"),
        ({"paper_ids": ids, "edits": []}, 422, "edits"),
        ({"paper_ids": [], "edits": [READ]}, 422, "paper_ids"),
        ({"paper_ids": list(range(1, 502)), "edits": [READ]}, 422, "paper_ids"),
        ({"paper_ids": ids, "edits": [{"type": "put_note", "body": "x"}]}, 422, "set_status"),
        ({"paper_ids": ids, "edits": [{"type": "set_status", "status": "gone"}]}, 422, "status"),
        ({"paper_ids": ids, "edits": [READ], "act_id": made["id"]}, 422, "did something else"),
    ):
        expect_error(caller.ask("POST", "/acts", json=body), status, word)
    expect_error(caller.ask("POST", f"/acts/{uuid.uuid4()}/undo", json={}), 404, "No act")
    assert shown(caller) == before
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ActPage)) == acts


def test_of_joined_papers_the_last_word_is_undone_wherever_it_was_said(caller: Caller, ids: list[int]) -> None:
    caller.do("set_tag", LINK, tag="To cite", on=True)
    caller.ask("POST", f"/papers/{ids[0]}/merge", json={"other": ids[1]})
    before = shown(caller)
    assert before[ids[0]] == ("to-read", 2, False, ["To cite"])
    act(caller, [ids[1]], READ, {**TAG, "on": False})
    assert shown(caller)[ids[0]] == ("read", 2, False, [])
    undo(caller)
    assert shown(caller) == before
    act(caller, [ids[0]], {**READ, "status": "skipped"})
    caller.ask("POST", f"/papers/{ids[0]}/split", json={"other": ids[1]})
    assert shown(caller)[ids[0]] == ("skipped", 2, False, [])
    assert shown(caller)[ids[1]] == (None, None, False, ["To cite"])
    assert ailments(caller) == []


def test_of_papers_joined_since_the_later_word_stays(caller: Caller, ids: list[int]) -> None:
    act(caller, ids[:1], READ)
    caller.do("set_status", LINK, status="skipped")
    caller.ask("POST", f"/papers/{ids[0]}/merge", json={"other": ids[1]})
    undo(caller)
    assert shown(caller)[ids[0]][0] == "skipped"


def test_of_papers_joined_since_the_last_word_before_stands_again(caller: Caller, ids: list[int]) -> None:
    act(caller, ids[:2], READ)
    caller.ask("POST", f"/papers/{ids[0]}/merge", json={"other": ids[1]})
    undo(caller)
    assert shown(caller)[ids[0]][0] == "to-read"


def test_papers_that_vanish_with_an_import_leave_acts_that_can_be_undone(caller: Caller, ids: list[int]) -> None:
    brought = caller.send_file(b"@misc{one,\n title = {Brought In},\n keywords = {new}\n}\n", name="my.bib").json
    [paper] = [paper["id"] for paper in caller.get("/papers")["papers"] if paper["title"] == "Brought In"]
    made = act(caller, [paper, ids[0]], READ)
    assert brought
    assert caller.ask("POST", f"/imports/{brought['id']}/undo", json={}).status_code == 200
    undo(caller, made["id"])
    assert shown(caller)[ids[0]][0] == "to-read"
    assert ailments(caller) == []


def test_only_the_latest_acts_are_kept(caller: Caller, ids: list[int], database: Database) -> None:
    first = act(caller, ids[:1], READ)
    with database.writing() as session:
        made = session.scalars(select(Act)).one()
        for number in range(KEPT - 1):
            stamp = f"{999_999_999_999_000 + number:015d}-0000 x"
            about = {"reader_id": made.reader_id, "id": str(number), "made_at": made.made_at, "stamp": stamp}
            session.add(Act(**about, said="Starred", papers=0))
    assert undo(caller, first["id"])["is_undone"]
    act(caller, ids[:1], STAR)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Act)) == KEPT
        assert len(session.scalars(select(ActPage)).all()) < 2
    expect_error(caller.ask("POST", f"/acts/{first['id']}/undo", json={}), 404, "No act")
    assert len(caller.get("/acts")["acts"]) == 50


def test_a_second_client_undoes_what_the_first_did(caller: Caller, ids: list[int], database: Database) -> None:
    before, made = shown(caller), act(caller, ids, READ)
    other = admit(caller.http, database, "another browser")
    assert [one["id"] for one in other.get("/acts")["acts"]] == [made["id"]]
    undo(other)
    assert shown(caller) == before


def test_an_edit_said_to_be_of_the_moment_of_an_act_comes_after_it(caller: Caller, ids: list[int]) -> None:
    act(caller, ids, READ)
    at = datetime.fromisoformat(caller.get(f"/papers/{ids[0]}/history")["statuses"][0]["at"])
    operation = caller.operation("set_status", HEADS, status="skipped")
    operation["at"] = f"{round(at.timestamp() * 1000):015d}-0000"
    assert caller.sync(operation)["results"][0]["result"] == "applied"
    assert caller.get(f"/papers/{ids[0]}")["mark"]["judged"] == "skipped"

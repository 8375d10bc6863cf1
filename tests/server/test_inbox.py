"""Papers that were seen and never judged, gone through once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from tests.server.conftest import Caller, expect_error

from dejalu.database import Database
from dejalu.models import Reader, Reading
from dejalu.services.inbox import PAGE

A, B, C = ({"title": f"A {word} Paper Like No Other One", "identifiers": [f"doi:10.1000/{word}"]} for word in "abc")


@pytest.fixture
def ids(caller: Caller) -> list[int]:
    return [caller.do("seen", paper)["paper_id"] for paper in (A, B, C)]


def inbox(caller: Caller, query: str = "") -> list[int]:
    answer = caller.get(f"/inbox{query}")
    assert answer["total"] == len(answer["papers"])
    return [paper["id"] for paper in answer["papers"]]


def visit(caller: Caller, until: datetime) -> dict[str, Any]:
    response = caller.ask("POST", "/inbox/visits", json={"until": until.isoformat()})
    assert response.status_code == 200, response.text
    act: dict[str, Any] = response.json  # type: ignore[assignment]
    return act


def undo(caller: Caller, act_id: str = "last") -> None:
    response = caller.ask("POST", f"/acts/{act_id}/undo", json={})
    assert response.status_code == 200, response.text


def gone_through(caller: Caller) -> datetime:
    return datetime.fromisoformat(caller.get("/inbox")["since"])


def seen_at(caller: Caller, paper_id: int) -> datetime:
    return datetime.fromisoformat(caller.get(f"/papers/{paper_id}")["mark"]["last_seen_at"])


def test_it_has_what_was_seen_and_never_judged_the_latest_first(caller: Caller, ids: list[int]) -> None:
    caller.do("set_tag", {"title": "Only Tagged, and Never Seen on Any Page"}, tag="x", on=True)
    assert inbox(caller) == [ids[2], ids[1], ids[0]]
    caller.do("set_status", B, status="skipped")
    assert inbox(caller) == [ids[2], ids[0]]
    caller.do("set_status", B, status=None)
    caller.do("seen", A)
    assert inbox(caller) == [ids[0], ids[2], ids[1]]


def test_what_was_gone_through_is_no_longer_in_it_until_it_is_seen_again(caller: Caller, ids: list[int]) -> None:
    assert caller.get("/inbox")["since"] is None
    until = seen_at(caller, ids[1])
    made = visit(caller, until)
    assert (made["said"], made["papers"]) == ("Left the rest of the inbox", 2)
    assert gone_through(caller) == until
    assert inbox(caller) == [ids[2]]
    assert inbox(caller, "?older=true") == [ids[2], ids[1], ids[0]]
    caller.do("seen", A)
    assert inbox(caller) == [ids[0], ids[2]]


def test_a_visit_goes_neither_back_nor_beyond_now(caller: Caller, ids: list[int]) -> None:
    until = seen_at(caller, ids[1])
    visit(caller, until)
    assert visit(caller, until - timedelta(days=1))["papers"] == 0
    assert gone_through(caller) == until
    assert visit(caller, datetime(9999, 12, 31, tzinfo=UTC))["papers"] == 1
    assert gone_through(caller) <= datetime.now(UTC)
    assert inbox(caller) == []
    caller.do("seen", A)
    assert inbox(caller) == [ids[0]]
    for wrong in ({"until": "yesterday"}, {"until": "2024-05-01T12:00:00"}, {}):
        expect_error(caller.ask("POST", "/inbox/visits", json=wrong), 422, "until")


def test_a_visit_that_is_undone_brings_back_what_it_took_out(caller: Caller, ids: list[int]) -> None:
    first = visit(caller, seen_at(caller, ids[0]))
    made = visit(caller, datetime.now(UTC))
    caller.do("set_status", C, status="read")
    assert inbox(caller) == []
    undo(caller)
    assert inbox(caller) == [ids[1]]
    undo(caller, first["id"])
    assert inbox(caller) == [ids[1], ids[0]]
    assert caller.get("/inbox")["since"] is None
    assert [(act["id"], act["is_undone"]) for act in caller.get("/acts")["acts"]] == [
        (made["id"], True),
        (first["id"], True),
    ]


def test_undoing_a_visit_leaves_a_later_one_as_it_is(caller: Caller, ids: list[int]) -> None:
    first = visit(caller, seen_at(caller, ids[0]))
    visit(caller, seen_at(caller, ids[1]))
    undo(caller, first["id"])
    assert inbox(caller) == [ids[2]]


def test_of_joined_papers_there_is_one(caller: Caller, ids: list[int]) -> None:
    caller.ask("POST", f"/papers/{ids[0]}/merge", json={"other": ids[2]})
    assert inbox(caller) == [ids[0], ids[1]]
    caller.do("set_status", C, status="read")
    assert inbox(caller) == [ids[1]]


def test_page_by_page_each_is_there_once(caller: Caller, database: Database) -> None:
    bib = "".join(f"@misc{{k{number},\n title = {{Imported Paper {number}}}\n}}\n" for number in range(2 * PAGE + 1))
    caller.send_file(bib.encode(), name="my.bib")
    with database.writing() as session:
        seen = {"times_seen": 1, "last_seen_at": datetime(2024, 5, 1, tzinfo=UTC)}
        session.execute(update(Reading).values(**seen))  # All at the same time.
    found: list[int] = []
    answer: dict[str, Any] = {"cursor": ""}
    while answer["cursor"] is not None:
        answer = caller.get(f"/inbox?cursor={answer['cursor']}" if answer["cursor"] else "/inbox")
        assert answer["total"] == 2 * PAGE + 1
        found += [paper["id"] for paper in answer["papers"]]
    assert len(found) == len(set(found)) == 2 * PAGE + 1
    for cursor in ("x", "1-", "-1-1", f"{10**17}-1", "1-9999999999"):
        expect_error(caller.ask("GET", f"/inbox?cursor={cursor}"), 404, "not one of ours")


def test_each_reader_visits_for_themselves(caller: Caller, ids: list[int], database: Database) -> None:
    with database.writing() as session:
        session.add(Reader(name="another", seq=0, clock=""))
    visit(caller, datetime.now(UTC))
    with database.reading() as session:
        visits = [reader.visited_until is None for reader in session.query(Reader).order_by(Reader.id)]
    assert visits == [False, True]

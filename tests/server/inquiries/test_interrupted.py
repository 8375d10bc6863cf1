"""Enrichment among others, cut short, and where services fail."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from tests.server.conftest import Caller, expect_error
from tests.standins import Standins, Trouble, entry, feed

from dejalu.database import Database
from dejalu.enrichment.enricher import Enricher
from dejalu.errors.inquiries import ServiceError, StoppedError
from dejalu.identity.identifiers import parse
from dejalu.inquiries.arxiv import ARXIV
from dejalu.models import Inquiry
from dejalu.services import inquiries

HEADS = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads"}


@pytest.fixture
def heads(services: Standins, caller: Caller) -> int:
    services.papers["2406.09519"] = entry("2406.09519", "Talking Heads", ["Jack Merullo"], "2024-06-13")
    number: int = caller.do("seen", HEADS)["paper_id"]
    return number


def test_the_library_is_written_to_while_a_service_is_waited_for(
    caller: Caller, enricher: Enricher, services: Standins, me: int, heads: int
) -> None:
    services.meanwhile = lambda: caller.do("set_status", HEADS, status="read")
    assert enricher.step(me).completed == 1
    paper = caller.get(f"/papers/{heads}")
    assert (paper["mark"]["status"], paper["authors"]) == ("read", ["Jack Merullo"])


def test_an_answer_that_was_kept_before_a_crash_is_used_and_not_asked_for_again(
    caller: Caller, enricher: Enricher, services: Standins, database: Database, me: int, heads: int
) -> None:
    name = parse("arxiv:2406.09519")
    found = ARXIV.read(feed(services.papers["2406.09519"]))
    with database.writing() as session:
        inquiries.keep(session, "arxiv", [name], found, datetime.now(UTC))
    step = enricher.step(me)
    assert (step.asked, step.completed, step.remaining) == (0, 1, 0)
    assert services.asked == []
    assert caller.get(f"/papers/{heads}")["authors"] == ["Jack Merullo"]


def test_what_was_done_before_a_failure_is_kept(
    caller: Caller, enricher: Enricher, services: Standins, me: int, heads: int
) -> None:
    caller.do("seen", {"identifiers": ["doi:10.1000/182"]})
    assert enricher.step(me).remaining == 1
    services.troubles = [Trouble(503)] * 4
    with pytest.raises(ServiceError, match="Crossref cannot be asked now: it answered with status 503"):
        enricher.step(me)
    assert caller.get(f"/papers/{heads}")["authors"] == ["Jack Merullo"]
    assert enricher.step(me).asked == 1


def test_an_answer_that_comes_after_the_end_changes_nothing(
    enricher: Enricher, services: Standins, database: Database, me: int, heads: int
) -> None:
    services.meanwhile = enricher.stop
    with pytest.raises(StoppedError):
        enricher.step(me)
    with database.reading() as session:
        assert session.scalars(select(Inquiry)).all() == []


def test_a_service_that_refuses_everything_is_given_up(
    caller: Caller, enricher: Enricher, services: Standins, me: int
) -> None:
    services.refused = {f"2401.{number:05}" for number in range(40)}
    caller.sync(*(caller.operation("seen", {"identifiers": [f"arxiv:{name}"]}) for name in services.refused))
    with pytest.raises(ServiceError, match="it refuses what it is asked"):
        enricher.step(me)


def test_answers_about_what_was_not_asked_are_let_go(
    caller: Caller, enricher: Enricher, services: Standins, me: int, heads: int
) -> None:
    other = entry("2401.00009", "Something Else", ["A. Author"], "2024-01-01")
    services.papers["2406.09519"] += other
    assert enricher.step(me).found == 1
    [paper] = caller.get("/papers")["papers"]
    assert paper["title"] == "Talking Heads"


def test_the_api_refuses_what_makes_no_sense(caller: Caller) -> None:
    for wrong in ({"papers": ["x"]}, {"papers": [0]}, {"again": "yes"}, {"all": True}):
        expect_error(caller.ask("POST", "/enrich", json=wrong), 422)


def test_a_contact_must_be_an_address(caller: Caller) -> None:
    for wrong in ("nobody", "a@b", "a@b.c d", "a@b.org) x", "a@b.org\n"):
        answer = caller.ask("PATCH", "/settings", json={"contact_email": wrong})
        expect_error(answer, 422, "no e-mail address")
    for right in ("me+dejalu@mail.example.org", ""):
        assert caller.ask("PATCH", "/settings", json={"contact_email": right}).status_code == 200
        assert caller.get("/settings")["contact_email"] == right


def test_two_who_ask_take_turns(caller: Caller, enricher: Enricher, services: Standins, me: int) -> None:
    names = [f"2401.{number:05}" for number in range(110)]
    caller.sync(*(caller.operation("seen", {"identifiers": [f"arxiv:{name}"]}) for name in names))
    with ThreadPoolExecutor(2) as threads:
        steps = list(threads.map(lambda _: enricher.step(me), range(2)))
    assert sorted(step.asked for step in steps) == [10, 100]
    assert sorted(name for batch in services.names("arxiv") for name in batch) == names
    assert [asked.beside for asked in services.asked] == [0, 0]


def test_papers_that_are_not_the_readers_are_not_asked_about(caller: Caller, services: Standins, heads: int) -> None:
    answer = caller.ask("POST", "/enrich", json={"papers": [heads + 1]})
    assert answer.json == {"asked": 0, "found": 0, "completed": 0, "published": 0, "remaining": 0}

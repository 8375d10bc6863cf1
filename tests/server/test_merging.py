"""Several browsers edit one library over lines that fail: all end equal, and no text is lost."""

import shutil
import tempfile
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from tests.server.browsers import SimulatedBrowser
from tests.server.conftest import PORT, LocalClient, admit

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database

TEN_YEARS = timedelta(days=3653)
PAPERS: list[dict[str, Any]] = [
    {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads: Understanding Inter-layer Communication"},
    {"identifiers": ["doi:10.1000/182"], "title": "Talking heads: understanding inter-layer communication"},
    {"identifiers": ["arxiv:2106.09685"], "title": "LoRA: Low-Rank Adaptation of Large Language Models"},
]
"""The first two are one paper by their titles, which the library finds out when it has met both."""
NOTES = [str(uuid.UUID(int=number)) for number in range(3)]
STATUSES = ["to-read", "reading", "read", "skipped", None]

browsers = st.integers(0, 2)
papers = st.sampled_from(PAPERS)
skews = st.sampled_from([timedelta(), TEN_YEARS, -TEN_YEARS, timedelta(days=1)])


class Merging(RuleBasedStateMachine):
    """Random edits, and deliveries that arrive, are lost on the way, lose their answer, or come twice and late."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database(f"sqlite:///{self.folder / 'dejalu.db'}")
        app = create_app(Config(port=PORT), self.database)
        app.test_client_class = LocalClient
        http = app.test_client()
        self.browsers = [SimulatedBrowser(admit(http, self.database, f"browser {number}")) for number in range(3)]
        self.late: list[tuple[SimulatedBrowser, dict[str, Any]]] = []
        self.texts = 0

    @initialize(skews=st.tuples(skews, skews, skews))
    def set_clocks(self, skews: tuple[timedelta, ...]) -> None:
        for browser, skew in zip(self.browsers, skews, strict=True):
            browser.skew = skew

    @rule(browser=browsers, paper=papers, status=st.sampled_from(STATUSES))
    def judge(self, browser: int, paper: dict[str, Any], status: str | None) -> None:
        self.browsers[browser].edit("set_status", paper, status=status)

    @rule(browser=browsers, paper=papers, tag=st.sampled_from(["a", "b"]), on=st.booleans())
    def tag(self, browser: int, paper: dict[str, Any], tag: str, on: bool) -> None:
        self.browsers[browser].edit("set_tag", paper, tag=tag, on=on)

    @rule(browser=browsers, paper=papers)
    def see(self, browser: int, paper: dict[str, Any]) -> None:
        self.browsers[browser].edit("seen", paper)

    @rule(browser=browsers, number=st.integers(0, 2))
    def write(self, browser: int, number: int) -> None:
        self.texts += 1
        self.browsers[browser].write(PAPERS[number], NOTES[number], f"text {self.texts}")

    @rule(browser=browsers, number=st.integers(0, 2))
    def delete(self, browser: int, number: int) -> None:
        self.browsers[browser].delete(PAPERS[number], NOTES[number])

    @rule(browser=browsers)
    def deliver(self, browser: int) -> None:
        one = self.browsers[browser]
        one.take_in(one.post(one.make_request()))

    @rule(browser=browsers)
    def lose_the_answer(self, browser: int) -> None:
        self.browsers[browser].post(self.browsers[browser].make_request())

    @rule(browser=browsers)
    def hold_up(self, browser: int) -> None:
        """The browser gives this request up and sends its edits again; it arrives all the same, later."""
        self.late.append((self.browsers[browser], self.browsers[browser].make_request()))

    @rule()
    def let_through(self) -> None:
        for browser, request in self.late:
            sent = {operation["op_id"] for operation in request["operations"]}
            if not sent & {operation["op_id"] for operation in browser.outbox}:  # It never overtakes what comes again.
                browser.post(request)
        self.late.clear()

    def teardown(self) -> None:
        try:
            self.let_through()
            for browser in self.browsers * 2:
                browser.sync()
            self.check_equal()
            self.check_texts()
        finally:
            self.database.close()
            shutil.rmtree(self.folder)

    def check_equal(self) -> None:
        fresh = SimulatedBrowser(self.browsers[0].caller)
        fresh.sync()
        for browser in self.browsers:
            assert browser.mirror == fresh.mirror
        again = fresh.post({"since": 0, "operations": list(self.browsers[0].acknowledged.values())[:500]})
        assert {result["result"] for result in again["results"]} <= {"duplicate"}
        assert again["seq"] == fresh.cursor

    def check_texts(self) -> None:
        """Every text that was acknowledged is in the history of its note, or of a note split off from it."""
        operations = [one for browser in self.browsers for one in browser.acknowledged.values()]
        with self.database.reading() as session:
            rows = session.connection().exec_driver_sql("SELECT revision, body FROM note_revision").all()
        assert {(row[0], row[1]) for row in rows} == {
            (one["op_id"], one["body"]) for one in operations if one["type"] == "put_note"
        }


def test_all_browsers_end_equal_and_no_text_is_lost() -> None:
    few = settings(max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Merging, settings=few)


@pytest.mark.soak
def test_all_browsers_end_equal_and_no_text_is_lost_in_many_runs() -> None:
    many = settings(max_examples=500, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Merging, settings=many)


@pytest.fixture
def new_browser(database: Database) -> Callable[[timedelta], SimulatedBrowser]:
    """Pairs a browser whose clock is wrong by so much."""
    app = create_app(Config(port=PORT), database)
    app.test_client_class = LocalClient
    return lambda skew: SimulatedBrowser(admit(app.test_client(), database, "browser"), skew)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    skews=st.tuples(skews, skews),
    edits=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(STATUSES[:-1])), min_size=2, max_size=6),
    order=st.permutations([0, 1]),
)
def test_wrong_clocks_do_not_reorder_what_a_person_did(
    new_browser: Callable[[timedelta], SimulatedBrowser],
    skews: tuple[timedelta, timedelta],
    edits: list[tuple[int, str]],
    order: list[int],
) -> None:
    """Edits made offline on two machines, one after the other, and delivered in either order: the last one stands."""
    both = [new_browser(skew) for skew in skews]
    paper = {"identifiers": [f"doi:10.1000/{uuid.uuid4().hex}"]}
    for place, (number, status) in enumerate(edits):
        both[number].edit("set_status", paper, ago=timedelta(minutes=len(edits) - place), status=status)
    for number in order:
        both[number].sync()
    both[0].sync()
    [mark] = [mark for mark in both[0].mirror.values() if mark["identifiers"] == paper["identifiers"]]
    assert mark["status"] == edits[-1][1]


@pytest.mark.parametrize("skew", [TEN_YEARS, -TEN_YEARS, timedelta(days=-1)])
def test_an_edit_made_after_seeing_another_stands_whatever_the_clocks_say(
    new_browser: Callable[[timedelta], SimulatedBrowser], skew: timedelta
) -> None:
    right, wrong = new_browser(timedelta()), new_browser(skew)
    statuses = ["read", "skipped"] * 3
    for one, other in pairwise([right, wrong] * 3):
        status = statuses.pop()
        one.edit("set_status", PAPERS[0], status=status)
        one.sync()
        other.sync()
        assert [mark["status"] for mark in other.mirror.values()] == [status]


def test_a_clock_that_jumps_back_while_edits_wait_keeps_their_order(
    new_browser: Callable[[timedelta], SimulatedBrowser],
) -> None:
    browser = new_browser(timedelta(days=1))
    browser.edit("set_status", PAPERS[0], status="read")
    browser.skew = timedelta()
    browser.edit("set_status", PAPERS[0], status="skipped")
    browser.sync()
    [mark] = browser.mirror.values()
    assert mark["status"] == "skipped"
    browser.edit("seen", PAPERS[0])
    browser.sync()
    [mark] = browser.mirror.values()
    assert datetime.fromisoformat(mark["last_seen_at"]) <= datetime.now(UTC)

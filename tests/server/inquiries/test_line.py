"""How politely a service is asked, and how patiently."""

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from tests.standins import Standins, Trouble, entry

from dejalu.errors.inquiries import ServiceError, StoppedError
from dejalu.identity.identifiers import Identifier, parse
from dejalu.inquiries.arxiv import ARXIV
from dejalu.inquiries.line import LARGEST, Line
from dejalu.inquiries.service import RefusedQuestionError
from dejalu.pages.mention import Mention

HEADS = parse("arxiv:2406.09519")


def line(services: Standins, pause: float = 0.0, backoff: float = 0.0, deadline: float = 60.0) -> Line:
    return Line("arXiv", services.urls["arxiv"], pause, threading.Event(), backoff=backoff, deadline=deadline)


def ask(asked: Line) -> dict[Identifier, Mention]:
    return asked.ask(ARXIV.ask([HEADS]), "Dejalu/1", ARXIV.read)


@pytest.fixture(autouse=True)
def heads(services: Standins) -> None:
    services.papers["2406.09519"] = entry("2406.09519", "Talking Heads", ["Jack Merullo"], "2024-06-13")


def gaps(services: Standins) -> list[float]:
    """Seconds between one question and the next."""
    times = [asked.at for asked in services.asked]
    return [after - before for before, after in pairwise(times)]


def test_questions_are_as_far_apart_as_the_service_wants(services: Standins) -> None:
    spaced = line(services, pause=0.3)
    for _ in range(3):
        assert HEADS in ask(spaced)
    assert all(gap >= 0.3 for gap in gaps(services))


def test_a_service_may_say_how_often_it_may_be_asked(services: Standins) -> None:
    services.headers = {"X-Rate-Limit-Limit": "2", "X-Rate-Limit-Interval": "1s"}
    spaced = line(services)
    ask(spaced)
    ask(spaced)
    assert gaps(services)[0] >= 0.5


@pytest.mark.parametrize("said", [("0", "1s"), ("x", "y"), ("", ""), ("nan", "1s")])
def test_what_it_says_must_make_sense(services: Standins, said: tuple[str, str]) -> None:
    services.headers = {"X-Rate-Limit-Limit": said[0], "X-Rate-Limit-Interval": said[1]}
    spaced = line(services)
    assert ask(spaced) == ask(spaced)


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(429),
        Trouble(500, b"<html>"),
        Trouble(503),
        Trouble(body=b"<feed", cut=True),
        Trouble(body=b"<feed"),
        Trouble(body=b"not packed", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["429", "500", "503", "cut", "malformed", "badly packed"],
)
def test_a_service_in_trouble_is_asked_again(services: Standins, trouble: Trouble) -> None:
    services.troubles = [trouble, trouble]
    assert HEADS in ask(line(services))
    assert len(services.asked) == 3


def test_each_time_it_is_left_alone_for_longer(services: Standins) -> None:
    services.troubles = [Trouble(500), Trouble(500), Trouble(500)]
    ask(line(services, backoff=0.1))
    first, second, third = gaps(services)
    assert (first >= 0.1, second >= 0.2, third >= 0.4) == (True, True, True)


def test_it_may_say_when_to_come_back(services: Standins) -> None:
    services.troubles = [Trouble(429, headers={"Retry-After": "1"})]
    ask(line(services))
    assert gaps(services)[0] >= 1
    at = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    services.troubles = [Trouble(429, headers={"Retry-After": at}), Trouble(429, headers={"Retry-After": "soon"})]
    assert HEADS in ask(line(services))


def test_who_wants_to_be_left_alone_for_long_is_not_waited_for(services: Standins) -> None:
    services.troubles = [Trouble(429, headers={"Retry-After": "3600"})]
    with pytest.raises(ServiceError, match="arXiv cannot be asked now: it answered with status 429"):
        ask(line(services))


def test_in_the_end_it_is_given_up(services: Standins) -> None:
    services.troubles = [Trouble(503)] * 9
    with pytest.raises(ServiceError, match="status 503"):
        ask(line(services))
    assert len(services.asked) == 4


@pytest.mark.parametrize("status", [301, 403, 404])
def test_a_wrong_address_is_not_asked_twice(services: Standins, status: int) -> None:
    services.troubles = [Trouble(status, headers={"Location": "http://192.0.2.1/"})]
    with pytest.raises(ServiceError, match=f"status {status}"):
        ask(line(services))
    assert len(services.asked) == 1


def test_a_refused_question_is_told_from_a_failure(services: Standins) -> None:
    services.refused = {"2406.09519"}
    with pytest.raises(RefusedQuestionError):
        ask(line(services))


def test_an_answer_beyond_all_reason_is_not_read(services: Standins) -> None:
    services.troubles = [Trouble(body=b" " * (LARGEST + 2**20))] * 4
    with pytest.raises(ServiceError, match="more than 8 MiB"):
        ask(line(services))


def test_nor_is_one_that_takes_for_ever(services: Standins) -> None:
    with pytest.raises(ServiceError, match="takes more than"):
        ask(line(services, deadline=-1))


def test_a_service_that_is_not_there_is_told(services: Standins) -> None:
    gone = Line("arXiv", "http://127.0.0.1:9/", 0, threading.Event(), backoff=0)
    with pytest.raises(ServiceError, match="does not answer"):
        ask(gone)


def test_the_end_of_the_server_is_not_waited_through(services: Standins) -> None:
    ends = threading.Event()
    services.troubles = [Trouble(503, headers={"Retry-After": "100"})]
    waiting = Line("arXiv", services.urls["arxiv"], 0, ends)
    threading.Timer(0.3, ends.set).start()
    began = time.monotonic()
    with pytest.raises(StoppedError):
        ask(waiting)
    assert time.monotonic() - began < 10

"""Answers of other programs that unpack to gigabytes, or never end: none is read any further than an answer goes."""

import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from tests.listening import Handler, Listener, listening

from dejalu.errors.inquiries import ServiceError
from dejalu.errors.sending import LostProgramError, RefusedSendingError
from dejalu.identity.identifiers import parse
from dejalu.inquiries.arxiv import ARXIV
from dejalu.inquiries.crossref import CROSSREF
from dejalu.inquiries.line import Line
from dejalu.inquiries.service import Service, UnusableAnswerError
from dejalu.sending.bounded import LARGEST
from dejalu.sending.programs import JABREF, reach, read_json

MOST_GROWTH = 100 * 2**20
PACKED = zlib.compressobj(9, wbits=31)
BOMB = b"".join([*(PACKED.compress(b" " * 2**20) for _ in range(2**10)), PACKED.flush()])
"""1 GiB of blanks."""


@contextmanager
def answering(headers: dict[str, str], piece: bytes, times: int = 1) -> Iterator[str]:
    """A JabRef, and a service, that answers every question but the first by a piece, so many times."""

    class Answering(Handler):
        def respond(self) -> None:
            is_first = self.path in ("/", "/connector/ping")
            self.send_response(200)
            for name, value in {}.items() if is_first else headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for _ in range(1 if is_first else times):
                    self.wfile.write(b"JabRef" if is_first else piece)
            except OSError:
                """Nobody listens any more, which is what is wanted."""

    with listening(Listener(Answering)) as listener:
        yield listener.url


@contextmanager
def growing_little() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST_GROWTH
    finally:
        tracemalloc.stop()


def ask(service: Service, url: str) -> None:
    name = parse("arxiv:1706.03762" if service is ARXIV else "doi:10.1000/182")
    line = Line(service.title, url, 0.0, threading.Event(), backoff=0.0)
    line.ask(service.ask([name]), "Dejalu/1", service.read)


@pytest.mark.parametrize("service", [ARXIV, CROSSREF], ids=lambda service: service.name)
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip", "br", "zstd"])
def test_a_service_s_answer_is_never_unpacked(service: Service, encoding: str) -> None:
    headers = {"Content-Encoding": encoding}
    with answering(headers, BOMB) as url, growing_little(), pytest.raises(ServiceError, match="packed"):
        ask(service, url)


@pytest.mark.parametrize("service", [ARXIV, CROSSREF], ids=lambda service: service.name)
def test_a_service_s_answer_ends_where_no_answer_goes_on(service: Service) -> None:
    with answering({}, b" " * 2**20, 2**10) as url, growing_little(), pytest.raises(ServiceError, match="than 8 MiB"):
        ask(service, url)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.2:1/", "//example.org/", "gopher://x/"])
def test_no_service_leads_anywhere_else(target: str) -> None:
    class Moved(Handler):
        def respond(self) -> None:
            self.send_response(302)
            self.send_header("Location", target)
            self.end_headers()

    with listening(Listener(Moved)) as listener, pytest.raises(ServiceError, match="302"):
        ask(ARXIV, listener.url)


LAUGHS = b'<!DOCTYPE lolz [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (after, *[before] * 4)
    for before, after in zip(b"abcdefgh", b"bcdefghi", strict=True)
)
XML = {
    "a billion laughs": LAUGHS + b"]><feed>&i;</feed>",
    "one long entity": b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 10**5 + b'">]><feed>' + b"&a;" * 10**5 + b"</feed>",
    "a file of this machine": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed>&a;</feed>',
    "an address": b'<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><feed/>',
    "elements in elements": b"<a>" * 30_000,
    "attributes": b"<feed " + b"".join(b'a%d="" ' % number for number in range(80_000)) + b"/>",
}


@pytest.mark.parametrize("name", XML)
def test_xml_that_stands_for_more_than_it_is_says_nothing(name: str) -> None:
    with growing_little(), pytest.raises(UnusableAnswerError):
        ARXIV.read(XML[name])


@pytest.mark.parametrize("content", [b"[" * 10**6, b'{"message":' * 10**5, b"9" * 10**6, b'{"message": {"items": 9}}'])
def test_json_that_is_no_answer_says_nothing(content: bytes) -> None:
    with growing_little(), pytest.raises(UnusableAnswerError):
        CROSSREF.read(content)


def test_an_entity_that_is_no_character_costs_a_sign() -> None:
    told = b'{"message": {"items": [{"DOI": "10.1000/182", "title": ["A &#%s; B"], "type": "book"}]}}' % (b"9" * 3_000)
    (mention,) = CROSSREF.read(told).values()
    assert mention.title == "A \N{REPLACEMENT CHARACTER} B"


def read_on(url: str) -> None:
    """Read what a JabRef answers, as far as there is anything."""
    with reach(JABREF, url) as (http, _), http.stream("GET", "/libraries/current") as answer:
        for _ in answer.iter_raw():
            continue


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_another_program_s_answer_is_never_unpacked(encoding: str) -> None:
    with answering({"Content-Encoding": encoding}, BOMB) as url, growing_little(), pytest.raises(LostProgramError):
        read_on(url)


def test_another_program_s_answer_ends_where_no_library_goes_on() -> None:
    with answering({}, b" " * 2**20, LARGEST // 2**20 + 64) as url, growing_little(), pytest.raises(LostProgramError):
        read_on(url)


def test_no_depth_of_another_program_s_answer_brings_the_server_down() -> None:
    with pytest.raises(RefusedSendingError, match="no JSON"):
        read_json(JABREF, httpx.Response(200, content=b"[" * 10**6))

"""The line to one service: one question at a time, well apart, patiently, and never more than can be an answer."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx

from dejalu.errors.inquiries import ServiceError, StoppedError
from dejalu.inquiries.service import RefusedQuestionError, UnusableAnswerError

Answer = TypeVar("Answer")

TRIES = 4
"""How often one question is asked before a service counts as out of reach."""
BACKOFF = 5.0
"""Seconds until a question is asked for the second time; then twice as many each time."""
LONGEST_WAIT = 120.0
"""Seconds that a service may ask to be left alone; who wants more is asked another day."""
LARGEST = 8 * 2**20
"""Bytes of an answer, which comes unpacked or not at all: a hundred papers take some 400 thousand."""
PLAIN = "identity"
HEADERS = {"Accept-Encoding": PLAIN}
"""64 kB of what is packed, which come at once, may be 64 MB or more before they can be counted."""
DEADLINE = 60.0
"""Seconds that an answer may take in all."""
TIMEOUT = httpx.Timeout(30.0, connect=10.0)
REFUSED = frozenset({400, 414})
"""What services say to a question with an identifier that they do not take."""


class _BusyError(Exception):
    """A service that may answer when it is asked again; `pause` is the seconds it wants to be left alone."""

    def __init__(self, why: str, pause: float = 0.0) -> None:
        super().__init__(why)
        self.pause = pause


class Line:
    """Asks a service at one address, as the program that `agent` names. Not for two threads at a time."""

    def __init__(
        self,
        title: str,
        url: str,
        pause: float,
        ends: threading.Event,
        *,
        backoff: float = BACKOFF,
        deadline: float = DEADLINE,
    ) -> None:
        self._title = title
        self._url = url
        self._pause = pause
        self._ends = ends
        self._backoff = backoff
        self._deadline = deadline
        self._free_at = 0.0

    def ask(self, params: Mapping[str, str], agent: str, read: Callable[[bytes], Answer]) -> Answer:
        """What `read` makes of the answer; asked again while the service is busy, or says what cannot be read.

        Raises RefusedQuestionError, ServiceError when it does not get better, StoppedError when the server ends.
        """
        for attempt in range(TRIES):
            try:
                return read(self._fetch(params, agent))
            except (_BusyError, UnusableAnswerError) as error:
                pause = error.pause if isinstance(error, _BusyError) else 0.0
                if attempt == TRIES - 1 or pause > LONGEST_WAIT:
                    raise ServiceError(self._title, str(error)) from error
                self._sleep(max(pause, self._backoff * 2**attempt))
        raise AssertionError("the last attempt returns or raises")

    def _fetch(self, params: Mapping[str, str], agent: str) -> bytes:
        self._sleep(self._free_at - time.monotonic())
        ends_at = time.monotonic() + self._deadline
        try:
            with httpx.stream(
                "GET", self._url, params=dict(params), headers=HEADERS | {"User-Agent": agent}, timeout=TIMEOUT
            ) as response:
                self._respect(response.headers)
                self._check(response)
                return self._receive(response, ends_at)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _BusyError(f"it does not answer ({type(error).__name__})") from error
        finally:
            self._free_at = time.monotonic() + self._pause

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in REFUSED:
            raise RefusedQuestionError
        if status == 429 or status >= 500:
            raise _BusyError(f"it answered with status {status}", _retry_after(response.headers.get("Retry-After", "")))
        if status != 200:
            raise ServiceError(self._title, f"it answered with status {status}")

    def _receive(self, response: httpx.Response, ends_at: float) -> bytes:
        if response.headers.get("Content-Encoding", PLAIN) != PLAIN:
            raise UnusableAnswerError("its answer is packed, which it was asked not to be")
        content = bytearray()
        for piece in response.iter_raw():
            content += piece
            if len(content) > LARGEST:
                raise UnusableAnswerError(f"its answer has more than {LARGEST // 2**20} MiB")
            if time.monotonic() > ends_at:
                raise UnusableAnswerError(f"its answer takes more than {self._deadline:.0f} seconds")
            self._go_on()
        return bytes(content)

    def _respect(self, headers: httpx.Headers) -> None:
        """Ask no more often than the service says that it may be asked, as Crossref does."""
        with suppress(ValueError, ZeroDivisionError):
            interval = float(headers.get("X-Rate-Limit-Interval", "").removesuffix("s"))
            pause = interval / float(headers.get("X-Rate-Limit-Limit", ""))
            self._pause = max(self._pause, min(pause, LONGEST_WAIT))

    def _sleep(self, seconds: float) -> None:
        self._ends.wait(max(seconds, 0.0))
        self._go_on()

    def _go_on(self) -> None:
        if self._ends.is_set():
            raise StoppedError


def _retry_after(said: str) -> float:
    """Seconds, from a number of them or the time that they end at."""
    with suppress(ValueError):
        return max(float(said), 0.0) if said.isdecimal() else (_time(said) - datetime.now(UTC)).total_seconds()
    return 0.0


def _time(said: str) -> datetime:
    at = parsedate_to_datetime(said)
    return at if at.tzinfo else at.replace(tzinfo=UTC)

"""Writers that count in the library, so that one can tell of what it holds when it held that."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from tests.faults.writers import PAUSE, Client, pair
from tests.serving import PATIENCE, Server


@dataclass(frozen=True, slots=True)
class Moment:
    """When an edit was applied, by the number of the library's changes: between these two; and by when it was known."""

    earliest: int
    latest: int
    known_at: float


class Counter(threading.Thread):
    """A client whose one paper has one tag in every state of the library: how far it has counted."""

    def __init__(self, client: Client, until: int) -> None:
        super().__init__(name=client.name)
        self.client = client
        self.doi = f"10.5555/{client.name}"
        self.moments: list[Moment] = []
        self.failure: BaseException | None = None
        self._until = until

    def run(self) -> None:
        try:
            for number in range(1, self._until + 1):
                self.moments.append(self._count(number))
        except BaseException as failure:
            self.failure = failure

    def _count(self, number: int) -> Moment:
        """Change the tag in one request, which is one transaction; again until there is an answer."""
        paper = {"identifiers": [f"doi:{self.doi}"]}
        edits = [self.client.edit("set_tag", paper, tag=str(tag), on=tag == number) for tag in (number, number - 1)]
        answer = self._deliver({"since": None, "operations": edits})
        results = {result["result"] for result in answer["results"]}
        assert results <= {"applied", "duplicate"}, answer
        before = self.moments[-1].latest if self.moments else 0
        # Of what was applied under an answer that was lost, it is only known that it was since.
        earliest = answer["seq"] if results == {"applied"} else before + 1
        return Moment(earliest, answer["seq"], time.monotonic())

    def _deliver(self, body: Mapping[str, object]) -> dict[str, Any]:
        deadline = time.monotonic() + 3 * PATIENCE
        while True:
            try:
                response = self.client.http.post("/sync", json=body)
                answer: dict[str, Any] = response.raise_for_status().json()
                return answer
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the server did not come back"
                time.sleep(PAUSE)


@contextmanager
def counting(server: Server, writers: int, until: int) -> Iterator[list[Counter]]:
    """So many clients that count so far; on leaving, they have."""
    counters = [Counter(pair(server, f"w{number}"), until) for number in range(writers)]
    for counter in counters:
        counter.start()
    try:
        yield counters
    finally:
        for counter in counters:
            counter.join()
            counter.client.http.close()
    for counter in counters:
        if counter.failure is not None:
            raise counter.failure


def is_state(numbers: Sequence[int], counters: Sequence[Counter]) -> bool:
    """Whether the library was ever in the state in which these writers had counted so far, all at one moment."""
    begun = [counter.moments[number - 1].earliest for number, counter in zip(numbers, counters, strict=True) if number]
    over = [_over(number, counter.moments) for number, counter in zip(numbers, counters, strict=True)]
    return max(begun, default=0) < min(over)


def delays(seen: Iterable[tuple[float, Sequence[int]]], counters: Sequence[Counter]) -> list[float]:
    """Seconds from when each edit was known to be applied until it was seen; none for one seen before that."""
    found, at = [], [0] * len(counters)
    for when, numbers in seen:
        for place, (number, counter) in enumerate(zip(numbers, counters, strict=True)):
            found += [max(0.0, when - moment.known_at) for moment in counter.moments[at[place] : number]]
            at[place] = number
    return found


def _over(number: int, moments: Sequence[Moment]) -> float:
    return moments[number].latest if number < len(moments) else float("inf")

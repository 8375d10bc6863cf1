"""A file that is kept up to date while many write and the server is killed."""

import statistics
from itertools import pairwise
from pathlib import Path

import pytest
from tests.faults.counting import Counter, counting, delays, is_state
from tests.faults.keeping import export, keep
from tests.faults.watcher import Watcher
from tests.faults.writers import pair
from tests.serving import PATIENCE, Server, wait_until

WRITERS = 4
LATE = 20.0
"""Seconds until an edit must be in the file: ten times what is promised, for the machine may be busy."""


@pytest.mark.parametrize(("edits", "kills"), [(1000, 1), pytest.param(20_000, 20, marks=pytest.mark.soak)])
def test_it_holds_one_state_after_the_other_whatever_happens(
    server: Server, tmp_path: Path, edits: int, kills: int
) -> None:
    file = tmp_path / "paper" / "my.bib"
    file.parent.mkdir()
    with pair(server, "reader") as reader, Watcher(keep(reader, file)) as watcher:
        with counting(server, WRITERS, edits // WRITERS // 2) as counters:
            for kill in range(1, kills + 1):
                enough = edits * kill // (kills + 1)
                wait_until(
                    f"{enough} edits are made",
                    lambda: 2 * _count(counters) >= enough,  # noqa: B023
                    every=0.001,
                    patience=PATIENCE * edits / 100,
                )
                server.kill()
                server.start()
        wait_until("the last edits are in the file", lambda: file.read_text() == export(reader))
    _expect_states(watcher, counters)
    assert list(file.parent.iterdir()) == [file]


def _count(counters: list[Counter]) -> int:
    """So many pairs of edits were made."""
    return sum(len(counter.moments) for counter in counters)


def _expect_states(watcher: Watcher, counters: list[Counter]) -> None:
    """Each content was the library's at one moment, each at a later one than that before; and soon."""
    seen = [(when, [int(tags.get(counter.doi, "0")) for counter in counters]) for when, tags in watcher.read_tags()]
    for _, numbers in seen:
        assert is_state(numbers, counters), numbers
    for (_, before), (_, after) in pairwise(seen):
        assert all(earlier <= later for earlier, later in zip(before, after, strict=True)), (before, after)
    late = delays(seen, counters)
    assert len(late) == _count(counters)
    print(f"\n{2 * len(late)} edits, {watcher.looks} looks at the file, {len(seen)} states in it;", end=" ")
    print(f"an edit was in it after {statistics.median(late):.2f} s (median), {max(late):.2f} s (worst)")
    assert max(late) < LATE

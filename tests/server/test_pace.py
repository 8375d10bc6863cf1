"""When a kept file is written, by a clock of the test's own."""

import itertools

from dejalu.outlets.pace import EVERY, LONGEST_REST, Pace


def write_all(pace: Pace, states: dict[float, str], *, until: float, takes: float = 0.0) -> dict[float, str]:
    """Look until a time, with the library in these states from these times on; when which state was written."""
    written, now = {}, 0.0
    while now <= until:
        state = states[max(time for time in states if time <= now)]
        if pace.is_due(state, now):
            written[now] = state
            pace.note_written(state, now, now + takes)
            now += takes
        now += EVERY
    return written


def test_what_a_start_finds_is_written_at_once() -> None:
    assert write_all(Pace(), {0: "a"}, until=9) == {0: "a"}


def test_a_change_is_out_within_two_seconds() -> None:
    for tenths in range(1, 30):
        changed = tenths / 10
        written = write_all(Pace(), {0: "a", changed: "b"}, until=9)
        [last] = [when for when, state in written.items() if state == "b"]
        assert last - changed < 2


def test_many_changes_are_neither_written_each_nor_late() -> None:
    states = {number / 50: str(number) for number in range(1000)}
    written = write_all(Pace(), states, until=30)
    times = list(written)
    assert list(written.values())[-1] == "999"
    assert len(written) < 20
    assert max(later - earlier for earlier, later in itertools.pairwise(times)) < 2


def test_writing_takes_half_of_the_time_at_most() -> None:
    states = {number / 10: str(number) for number in range(1000)}
    written = write_all(Pace(), states, until=100, takes=5)
    assert len(written) <= 100 / (5 + 5) + 1


def test_what_fails_is_tried_ever_less_often() -> None:
    pace, tries, now = Pace(), [], 0.0
    while now < 120:
        if pace.is_due("a", now):
            tries.append(now)
            pace.note_failure(now)
        now += EVERY
    rests = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert rests == sorted(rests)
    assert rests[0] <= 2
    assert rests[-1] == LONGEST_REST

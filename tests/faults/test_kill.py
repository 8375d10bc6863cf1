"""The server is killed while many clients write."""

import random
import statistics
import time

import pytest
from tests.faults.stored import expect_all
from tests.faults.writers import Writer, writing
from tests.serving import Server, wait_until

WRITERS = 8


@pytest.mark.parametrize("kills", [25, pytest.param(200, marks=pytest.mark.soak)])
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(server: Server, kills: int) -> None:
    _kill(server, kills)


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.soak)])
def test_nothing_is_lost_on_postgresql_either(postgresql_server: Server, kills: int) -> None:
    _kill(postgresql_server, kills)


def _kill(server: Server, times: int) -> None:
    """Kill the server so often under its writers, then look for each of their edits."""
    chance = random.Random(4)
    restarts = []
    with writing(server, WRITERS) as writers:
        for _ in range(times):
            enough = _count(writers) + chance.randint(1, 40)
            wait_until("some edits are acknowledged", lambda: _count(writers) >= enough, every=0.001)  # noqa: B023
            time.sleep(chance.uniform(0, 0.02))
            server.kill()
            began = time.monotonic()
            server.start()
            restarts.append(time.monotonic() - began)
    server.stop()
    clients = [writer.client for writer in writers]
    expect_all(server.library_url, clients)
    results = [result for client in clients for result in client.acknowledged.values()]
    print(f"\n{times} kills, {len(results)} edits acknowledged, 0 lost, 0 applied twice;")
    print(f"of {results.count('duplicate')} the first answer was lost;", end=" ")
    print(f"ready again after {statistics.median(restarts):.2f} s (median), {max(restarts):.2f} s (worst)")
    assert max(restarts) < 10


def _count(writers: list[Writer]) -> int:
    return sum(len(writer.client.acknowledged) for writer in writers)

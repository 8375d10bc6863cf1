"""Many clients write at once: all are served, none waits long."""

import statistics
import time

import pytest
from tests.faults.stored import expect_all
from tests.faults.writers import writing
from tests.serving import Server

WRITERS = 50
LENGTHS = pytest.mark.parametrize(("seconds", "p99"), [(5, 10), pytest.param(30, 3, marks=pytest.mark.soak)])
"""How long to write, and the seconds that 99 of 100 edits may take: fewer on a machine that does nothing else."""


@LENGTHS
def test_fifty_clients_write_at_once(server: Server, seconds: int, p99: float) -> None:
    _write(server, seconds, p99)


@LENGTHS
def test_fifty_clients_write_at_once_on_postgresql(postgresql_server: Server, seconds: int, p99: float) -> None:
    _write(postgresql_server, seconds, p99)


def _write(server: Server, seconds: int, p99: float) -> None:
    with writing(server, WRITERS) as writers:
        time.sleep(seconds)
    server.stop()
    clients = [writer.client for writer in writers]
    assert [(client.unanswered, client.refused) for client in clients] == [(0, [])] * WRITERS
    expect_all(server.library_url, clients)
    took = [each for writer in writers for each in writer.seconds]
    percentiles = statistics.quantiles(took, n=100)
    print(f"\n{len(took) / seconds:.0f} edits a second; p50 {1000 * percentiles[49]:.0f} ms,", end=" ")
    print(f"p99 {1000 * percentiles[98]:.0f} ms, max {1000 * max(took):.0f} ms")
    assert percentiles[98] < p99

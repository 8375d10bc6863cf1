"""Backups made while many write: each is whole, and has every write that was acknowledged before it began."""

import time
from pathlib import Path

import httpx
import pytest
from tests.faults.writers import writing
from tests.serving import Server

from dejalu.database import copies, sqlite

WRITERS = 8


@pytest.mark.parametrize(("kind", "count"), [("server", 50), ("postgresql_server", 10)])
def test_backups_under_load(request: pytest.FixtureRequest, kind: str, count: int) -> None:
    server: Server = request.getfixturevalue(kind)
    before: dict[Path, set[str]] = {}
    seconds = []
    headers = {"Authorization": f"Bearer {server.token}"}
    with (
        httpx.Client(base_url=f"{server.url}/api", headers=headers, trust_env=False, timeout=60) as http,
        writing(server, WRITERS) as writers,
    ):
        for _ in range(count):
            acknowledged = {op_id for writer in writers for op_id in list(writer.client.acknowledged)}
            began = time.perf_counter()
            made = http.post("/backups").raise_for_status().json()
            seconds.append(time.perf_counter() - began)
            before[server.folder / "backups" / made["name"]] = acknowledged
    assert len(before) == count
    for file, acknowledged in before.items():
        copies.read(file)
        assert acknowledged - _operations(file) == set(), "acknowledged edits are not in the backup"
    written = [len(acknowledged) for acknowledged in before.values()]
    assert len(set(written)) > count / 2, "nobody wrote while backups were made"
    print(f"\n{count} backups under {WRITERS} writers, {written[-1]} edits, slowest {max(seconds):.2f} s")


def _operations(file: Path) -> set[str]:
    """The edits that a backup has."""
    connection = sqlite.driver.connect(file)
    found = {op_id for (op_id,) in connection.execute("SELECT op_id FROM operation")}
    connection.close()
    return found

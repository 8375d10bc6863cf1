"""What an edit costs: alone, in a batch of 200, and among those of 50 clients that write at once.

Run it with `python -m tests.benchmarks.sync`; it takes a minute. A real server answers over HTTP, on SQLite. Beside
each figure stands that of bare SQLite, which commits one small row at a time as durably, taken in the same run.
"""

import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
from e2e.outbox import make_papers
from tests.serving import Server

from dejalu.services import clock

ROUNDS = 100
BATCH = 200
CLIENTS = 50
SECONDS = 10

numbers = count()


def edit(paper: dict[str, Any], type_: str, **values: Any) -> dict[str, Any]:
    op_id = f"01900000-0000-7000-8000-{next(numbers):012}"
    return {"op_id": op_id, "at": clock.after("", datetime.now(UTC)), "type": type_, "paper": paper, **values}


def bare(file: Path) -> Callable[[int], None]:
    """Writes rows into SQLite, a transaction each."""
    database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE edit (what TEXT)")

    def write(rows: int) -> None:
        for _ in range(rows):
            database.execute("INSERT INTO edit VALUES ('something small')")

    return write


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def write_at_once(server: Server, papers: list[dict[str, Any]]) -> list[float]:
    """Milliseconds that each of many edits took, 50 clients making one after the other."""
    taken: list[float] = []
    until = time.monotonic() + SECONDS

    def write(number: int) -> None:
        with client(server) as own:
            while time.monotonic() < until:
                body = {"since": None, "operations": [edit(papers[number], "set_star", starred=True)]}
                taken.append(timed(lambda: own.post("/api/sync", json=body).raise_for_status()))  # noqa: B023

    threads = [threading.Thread(target=write, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def client(server: Server) -> httpx.Client:
    headers = {"Authorization": f"Bearer {server.token}"}
    return httpx.Client(base_url=server.url, headers=headers, timeout=60, trust_env=False)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "library")
        server.start()
        write = bare(Path(folder) / "bare.db")
        papers = make_papers(ROUNDS + 5 * BATCH)
        with client(server) as own:

            def post(*edits: dict[str, Any]) -> None:
                own.post("/api/sync", json={"since": None, "operations": edits}).raise_for_status()

            alone = median(timed(lambda: write(1)) for _ in range(ROUNDS))
            print(f"a row of bare SQLite               {alone:6.2f} ms")
            for name, act in (("a new paper", ("seen", {})), ("a status", ("set_status", {"status": "read"}))):
                single = median(timed(lambda: post(edit(paper, act[0], **act[1]))) for paper in papers[:ROUNDS])  # noqa: B023
                many = min(
                    timed(lambda: post(*(edit(paper, act[0], **act[1]) for paper in papers[start : start + BATCH])))  # noqa: B023
                    for start in range(ROUNDS, ROUNDS + 5 * BATCH, BATCH)
                )
                print(f"{name:12} alone                {single:6.2f} ms, {single / alone:5.1f} times that")
                print(
                    f"{name:12} in a batch of {BATCH}    {many / BATCH:6.2f} ms, {many / BATCH / alone:5.1f} times that"
                )
        taken = write_at_once(server, papers)
        server.stop()
    middle, worst = median(taken), quantiles(taken, n=100)[98]
    print(f"{CLIENTS} clients at once: {len(taken) / SECONDS:.0f} edits/s, p50 {middle:.0f} ms, p99 {worst:.0f} ms")


if __name__ == "__main__":
    main()

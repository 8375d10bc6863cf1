"""Ten thousand edits made without a server, sent while worker and server keep dying: each arrives once."""

import hashlib
import itertools
import random
import sqlite3
import time

import httpx
from e2e import outbox
from e2e.harness import Browser, Server

EDITS = 10_000
EACH = 4
WORKER_STOPS = 20
SERVER_KILLS = 5


def digest(server: Server) -> str:
    """All that the library holds, but for when clients were last seen."""
    database = sqlite3.connect(server.data / "dejalu.db")
    lines = (line for line in database.iterdump() if not line.startswith('INSERT INTO "client"'))
    found = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    database.close()
    return found


def test_ten_thousand_waiting_edits_arrive_once_through_stops_and_kills(paired: Browser, server: Server) -> None:
    page = paired.own_page("options/options.html")
    session = paired.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    server.stop()
    operations = outbox.fill(page, outbox.make_papers(EDITS // EACH), EACH)
    assert len(operations) == EDITS

    server.start()
    started = time.monotonic()
    faults = [session.send] * WORKER_STOPS + [None] * SERVER_KILLS
    random.Random(7).shuffle(faults)
    for fault in faults:
        outbox.ask_to_sync(page)
        page.wait_for_timeout(random.uniform(200, 900))
        if fault:
            session.send("ServiceWorker.stopAllWorkers")
        else:
            server.kill()
            server.start()
    left = outbox.count(page)
    for _ in itertools.takewhile(lambda _: outbox.count(page), itertools.count()):
        outbox.ask_to_sync(page)
        page.wait_for_timeout(500)
        assert time.monotonic() - started < 600
    print(f"{EDITS} edits in {time.monotonic() - started:.0f} s, {left} of them after the last fault")

    database = sqlite3.connect(server.data / "dejalu.db")
    counts = [
        database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("operation", "sighting", "note")
    ]
    database.close()
    assert counts == [EDITS, EDITS // EACH, EDITS // EACH]
    before = digest(server)
    headers = {"Authorization": f"Bearer {server.token}"}
    for start in range(0, EDITS, 500):
        body = {"since": None, "operations": operations[start : start + 500]}
        answer = httpx.post(f"{server.url}/api/sync", json=body, headers=headers, timeout=60)
        assert {result["result"] for result in answer.json()["results"]} == {"duplicate"}
    assert digest(server) == before

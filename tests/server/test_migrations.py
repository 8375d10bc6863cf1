"""A library of every released schema is taken over with everything a reader kept in it."""

import pytest
from sqlalchemy import MetaData, create_engine, func, select
from tests import released
from tests.server.conftest import PORT, Caller, LocalClient, admit

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database

OLD = released.revisions()[:-1]


def test_there_is_a_library_of_every_released_schema() -> None:
    """Before a migration is added: `sqlite3 dejalu.db .dump` of a library that the last commit without it wrote."""
    assert sorted(file.stem for file in released.FOLDER.glob("*.sql")) == OLD


@pytest.mark.filterwarnings("ignore:.*expression-based index")
@pytest.mark.parametrize("revision", OLD)
def test_it_has_every_kind_of_row(database_url: str, revision: str) -> None:
    released.load(revision, database_url)
    engine, tables = create_engine(database_url), MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) for table in tables.sorted_tables
        }
    engine.dispose()
    assert [name for name, count in counts.items() if not count] == []


@pytest.mark.filterwarnings("ignore:.*expression-based index")
@pytest.mark.parametrize("revision", OLD)
def test_it_becomes_what_a_new_library_is(database_url: str, revision: str) -> None:
    released.load(revision, database_url)
    database = Database(database_url)
    released.expect_models(database)
    database.close()


@pytest.mark.parametrize("revision", OLD)
def test_all_that_was_kept_is_there(database_url: str, revision: str) -> None:
    released.load(revision, database_url)
    database = Database(database_url)
    caller = _call(database)
    papers = {name: paper for paper in caller.get("/papers")["papers"] for name in paper["mark"]["identifiers"]}
    heads = papers["arxiv:2406.09519"]
    mark = heads["mark"]
    assert (mark["status"], mark["starred"], mark["tags"], mark["times_seen"]) == ("read", True, ["To cite"], 2)
    assert sorted(note["body"] for note in mark["notes"]) == [
        "Read section 3 again.\nLemma 2 is 'wrong' for n = 0; see “Appendix B”.",
        "Section 3 is the one.",
    ]
    assert mark["first_seen_at"] == "2025-12-09T12:01:00+00:00"
    assert (heads["citation_key"], heads["published"]) == ("merullo2024talking", "2024-06-13")
    link = papers["acl:2024.acl-demos.1"]["mark"]
    assert (link["status"], link["starred"], link["tags"]) == ("reading", False, ["To cite"])
    assert [note["quote"]["exact"] for note in link["notes"]] == ["record linkage"]
    assert papers["openreview:abcDEF123"]["title"] == "Über Sätze, die sich selbst lesen: 深層学習 🧪"
    assert papers["doi:10.1000/182"]["mark"]["status"] == "seen"
    title = "TALKING HEADS: understanding interlayer communication in transformer language models"
    [result] = caller.lookup({"title": title, "authors": ["J. Merullo"]})
    assert (result["match"], result["mark"]["status"]) == ("match", "read")
    database.close()


@pytest.mark.parametrize("revision", OLD)
def test_the_last_words_go_on_from_where_they_were(database_url: str, revision: str) -> None:
    """An edit made before them loses, one made after them wins."""
    released.load(revision, database_url)
    database = Database(database_url)
    caller = _call(database)
    paper = {"identifiers": ["arxiv:2406.09519"]}
    early = {**caller.operation("set_status", paper, status="skipped"), "at": "001765281500000-0000"}
    [mark] = [mark for mark in caller.sync(early)["changes"] if "arxiv:2406.09519" in mark["identifiers"]]
    assert mark["status"] == "read"
    assert caller.do("set_tag", paper, tag="old", on=True)["tags"] == ["old", "To cite"]
    assert caller.do("seen", {"identifiers": ["arxiv:2512.00001"], "title": "A new one"})["times_seen"] == 1
    database.close()


def _call(database: Database) -> Caller:
    app = create_app(Config(port=PORT), database)
    app.test_client_class = LocalClient
    return admit(app.test_client(), database, "browser")

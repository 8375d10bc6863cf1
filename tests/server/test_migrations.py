"""A library written by the first schema is taken over with everything a reader kept in it."""

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import create_engine, text
from tests.server.conftest import PORT, Caller, LocalClient, admit

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database

DAY, NEXT_DAY = "2025-12-09 12:00:00+00:00", "2025-12-10 12:00:00+00:00"
ROWS: dict[str, list[dict[str, object]]] = {
    "library": [{"server_id": "5e1f"}],
    "reader": [{"id": 1, "name": "me", "seq": 7, "clock": ""}],
    "paper": [
        {
            "id": 1,
            "title": "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models",
            "title_key": "talkingheads",
            "authors": '["Jack Merullo", "Ellie Pavlick"]',
            "published": "2024-06-13",
            "url": "https://huggingface.co/papers/2406.09519",
            "added_at": DAY,
        },
        {"id": 2, "title": "", "title_key": "", "authors": "[]", "published": None, "url": None, "added_at": NEXT_DAY},
    ],
    "identifier": [
        {"id": 1, "paper_id": 1, "scheme": "arxiv", "value": "2406.09519", "raw": "2406.09519"},
        {"id": 2, "paper_id": 2, "scheme": "doi", "value": "10.1000/182", "raw": "10.1000/182"},
    ],
    "reading": [
        {
            "reader_id": 1,
            "paper_id": 1,
            "seq": 6,
            "status": "read",
            "status_stamp": "001765281600000-0000 a",
            "starred": True,
            "star_stamp": "001765281600001-0000 a",
            "times_seen": 1,
            "first_seen_at": DAY,
            "last_seen_at": DAY,
            "citation_key": "merullo2024talking",
        },
        {
            "reader_id": 1,
            "paper_id": 2,
            "seq": 7,
            "status": None,
            "status_stamp": "",
            "starred": False,
            "star_stamp": "",
            "times_seen": 1,
            "first_seen_at": NEXT_DAY,
            "last_seen_at": NEXT_DAY,
            "citation_key": None,
        },
    ],
    "sighting": [
        {"reader_id": 1, "op_id": "b", "paper_id": 1, "seen_at": DAY},
        {"reader_id": 1, "op_id": "c", "paper_id": 2, "seen_at": NEXT_DAY},
    ],
    "tag": [{"reader_id": 1, "key": "to cite", "name": "To cite"}, {"reader_id": 1, "key": "old", "name": "old"}],
    "tagging": [
        {"reader_id": 1, "paper_id": 1, "tag_key": "to cite", "is_on": True, "stamp": "001765281600002-0000 a"},
        {"reader_id": 1, "paper_id": 1, "tag_key": "old", "is_on": False, "stamp": "001765281600003-0000 a"},
    ],
    "note": [
        {
            "reader_id": 1,
            "id": "d",
            "paper_id": 1,
            "body": "Read again.",
            "revision": "e",
            "is_deleted": False,
            "created_at": DAY,
            "changed_at": DAY,
        }
    ],
}
"""A library of the first schema: a paper with all that can be kept of one, and one known by its DOI alone."""


@pytest.fixture
def first_library(database_url: str) -> str:
    """The address of a database of the first schema."""
    config = AlembicConfig()
    config.set_main_option("script_location", "dejalu:migrations")
    engine = create_engine(database_url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for table, rows in ROWS.items():
            columns = rows[0].keys()
            values = ", ".join(f":{column}" for column in columns)
            connection.execute(text(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"), rows)
    engine.dispose()
    return database_url


def test_the_first_schema_is_taken_over_whole(first_library: str) -> None:
    database = Database(first_library)
    app = create_app(Config(port=PORT), database)
    app.test_client_class = LocalClient
    caller: Caller = admit(app.test_client(), database, "browser")
    papers = {paper["id"]: paper for paper in caller.get("/papers")["papers"]}
    mark = papers[1]["mark"]
    assert (mark["status"], mark["starred"], mark["tags"], mark["times_seen"]) == ("read", True, ["To cite"], 1)
    assert [note["body"] for note in mark["notes"]] == ["Read again."]
    assert mark["last_seen_at"] == "2025-12-09T12:00:00+00:00"
    assert (papers[1]["citation_key"], papers[1]["published"]) == ("merullo2024talking", "2024-06-13")
    assert papers[2]["mark"]["identifiers"] == ["doi:10.1000/182"]
    title = "TALKING HEADS: understanding interlayer communication in transformer language models"
    [result] = caller.lookup({"title": title, "authors": ["J. Merullo"]})
    assert (result["match"], result["mark"]["status"]) == ("match", "read")
    # The registers go on from where they were: an edit made before them loses, one made after them wins.
    paper = {"identifiers": ["arxiv:2406.09519"]}
    early = {**caller.operation("set_status", paper, status="skipped"), "at": "001765281500000-0000"}
    assert caller.sync(early)["changes"][-1]["status"] == "read"
    assert caller.do("set_tag", paper, tag="old", on=True)["tags"] == ["old", "To cite"]
    database.close()

"""A little of all that a library can hold; and all that one holds, to be compared with what another one does."""

import uuid

from sqlalchemy import select
from tests.server.conftest import Caller

from dejalu.database import Database
from dejalu.models import Base

PAPER = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads in Models", "authors": ["Jack Müller"]}
OTHER = {"identifiers": ["doi:10.1000/182"], "title": "Müller’s “Ünïcode”, and $\\alpha$"}

Contents = dict[str, list[str]]
"""The rows of each table, in an order that does not matter."""
LEFT_OUT = ("library.feed", "client.last_seen_at", "client.clock")


def fill(caller: Caller) -> None:
    """Write some of everything: what readers say and see, notes and their versions, joined records, an export's key."""
    caller.do("set_status", {**PAPER, "version": 2}, status="read")
    caller.do("set_tag", PAPER, tag="To cite", on=True)
    note_id = str(uuid.uuid4())
    quote = {"exact": "heads", "prefix": "Talking ", "suffix": " in"}
    mark = caller.do("put_note", PAPER, note_id=note_id, body="Read it.", quote=quote)
    base = mark["notes"][0]["revision"]
    caller.do("put_note", PAPER, note_id=note_id, body="Räd it.", base_revision=base)
    caller.do("put_note", OTHER, note_id=str(uuid.uuid4()), body="Plain.")
    caller.do("seen", OTHER)
    caller.do("describe", {**OTHER, "identifiers": [*OTHER["identifiers"], *PAPER["identifiers"]]})
    caller.do("set_star", {"title": "A Third Paper About Something Quite Different"}, starred=True)
    assert caller.ask("GET", "/export/bibtex").status_code == 200


def read(database: Database) -> Contents:
    """Every row of every table, but for what names the feed and says when a client last came."""
    with database.reading() as session:
        found = {}
        for name, table in Base.metadata.tables.items():
            columns = [column for column in table.columns if str(column) not in LEFT_OUT]
            found[name] = sorted(repr(tuple(row)) for row in session.execute(select(*columns)))
        return found


def read_at(url: str) -> Contents:
    """The same, of a database that is not open."""
    database = Database(url)
    try:
        return read(database)
    finally:
        database.close()

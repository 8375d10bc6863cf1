"""What a database holds of what its clients sent, read directly."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from tests.faults.writers import Client, Edit

from dejalu.database import sqlite


def expect_all(database_url: str, clients: Iterable[Client]) -> None:
    """All that was acknowledged is stored, once and as it was sent, and nothing else is.

    Every edit must have been answered for, so that what was sent is what was acknowledged.
    """
    clients = list(clients)
    edits = [edit for client in clients for edit in client.sent.values()]
    acknowledged = {op_id for client in clients for op_id in client.acknowledged}
    assert acknowledged == {edit["op_id"] for edit in edits}
    expect_sound(database_url)
    engine = create_engine(database_url)
    with engine.connect() as connection:
        stored = {op_id for (op_id,) in _all(connection, "SELECT op_id FROM operation")}
        assert acknowledged - stored == set(), "acknowledged edits are lost"
        assert stored - acknowledged == set(), "edits are stored that nobody sent"
        _expect_sightings(connection, edits)
        _expect_notes(connection, edits)
        _expect_words(connection, edits)
    engine.dispose()


def expect_sound(database_url: str) -> None:
    """SQLite finds nothing wrong with its file."""
    file = make_url(database_url).database
    if not database_url.startswith("sqlite") or file is None:
        return
    connection = sqlite.driver.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def _expect_sightings(connection: Connection, edits: list[Edit]) -> None:
    seen = {edit["op_id"]: _name(edit) for edit in edits if edit["type"] == "seen"}
    rows = _all(
        connection,
        "SELECT op_id, scheme || ':' || value FROM sighting JOIN identifier ON identifier.paper_id = sighting.paper_id",
    )
    assert dict(rows) == seen
    rows = _all(
        connection,
        "SELECT scheme || ':' || value, times_seen FROM reading "
        "JOIN identifier ON identifier.paper_id = reading.paper_id WHERE times_seen > 0",
    )
    assert dict(rows) == Counter(seen.values())


def _expect_notes(connection: Connection, edits: list[Edit]) -> None:
    written = [edit for edit in edits if edit["type"] == "put_note"]
    rows = _all(connection, "SELECT revision, note_id, body FROM note_revision")
    assert sorted(rows) == sorted((edit["op_id"], edit["note_id"], edit["body"]) for edit in written)
    latest = {edit["note_id"]: (edit["op_id"], edit["body"]) for edit in written}
    rows = _all(connection, "SELECT id, revision, body FROM note WHERE NOT is_deleted")
    assert sorted(rows) == sorted((note, *text) for note, text in latest.items())


def _expect_words(connection: Connection, edits: list[Edit]) -> None:
    """Statuses, stars and tags; of each paper, one client alone says them."""
    words = {}
    for edit in edits:
        match edit["type"]:
            case "set_status":
                words[_name(edit), "status"] = edit["status"]
            case "set_star":
                words[_name(edit), "starred"] = "yes"
            case "set_tag":
                words[_name(edit), f"tag:{edit['tag'].casefold()}"] = "yes"
    rows = _all(
        connection,
        "SELECT scheme || ':' || identifier.value, name, register.value FROM register "
        "JOIN identifier ON identifier.paper_id = register.paper_id WHERE register.value IS NOT NULL",
    )
    assert {(paper, name): value for paper, name, value in rows} == words


def _name(edit: Edit) -> str:
    name: str = edit["paper"]["identifiers"][0]
    return name


def _all(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(text(query))]

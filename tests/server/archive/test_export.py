"""The lossless export: everything said is in it, nothing else, and brought into an empty library it is that library."""

import json
from typing import Any

import jsonschema_rs
import pytest
from flask.testing import FlaskClient
from tests.server.archive.conftest import HEADS, LINK, NOTE, Shelf, ailments, export, live, restore, shown, undated
from tests.server.conftest import Caller, admit, expect_error

from dejalu.database import Database

KINDS = ["sqlite", "postgresql"]


def record_of(content: bytes, identifier: str) -> dict[str, Any]:
    [found] = [one for one in json.loads(content)["records"] if identifier in str(one["identifiers"])]
    record: dict[str, Any] = found
    return record


def test_brought_into_an_empty_library_it_is_exported_with_the_same_bytes(
    caller: Caller, http: FlaskClient, database: Database, shelf: Shelf
) -> None:
    """From either database to either."""
    live(caller, admit(http, database, "another browser"))
    content = export(caller)
    for kind in KINDS:
        copy = shelf(kind)
        answer = restore(copy, content)
        assert (answer["added"], answer["merged"]) == (len(json.loads(content)["records"]), 0)
        assert undated(export(copy)) == undated(content)
        assert shown(copy) == shown(caller)
        assert ailments(copy) == []


def test_it_is_as_the_published_schema_says(lived: bytes, shelf: Shelf) -> None:
    schema = shelf("sqlite").get("/export/json/schema")
    jsonschema_rs.meta.validate(schema)
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    validator.validate(json.loads(lived))
    with pytest.raises(jsonschema_rs.ValidationError):
        validator.validate(json.loads(lived) | {"version": 4})


def test_everything_said_is_in_it(lived: bytes) -> None:
    content = json.loads(lived)
    assert {client["name"] for client in content["clients"]} == {"a browser", "another browser"}
    assert {tag["name"]: tag["color"] for tag in content["tags"]} == {"To Cite": "teal", "日本語 tag": None}
    statuses = [[one["status"] for one in record["statuses"]] for record in content["records"] if record["statuses"]]
    assert statuses == [["to-read", "read"]]
    assert {verdict["is_same"] for verdict in content["verdicts"]} == {True, False}
    assert len(content["shared_claims"]) == 1
    heads = record_of(lived, "2406.09519")
    assert heads["identifiers"] == [{"scheme": "arxiv", "value": "2406.09519", "raw": "arxiv:2406.09519"}]
    assert heads["citation_key"] == "merullo2024"
    assert [former["key"] for former in heads["former_keys"]] == ["merullo2024talking"]
    said = {"status": "read", "version": "2", "tag:to cite": "yes"}
    assert {word["name"]: word["value"] for word in heads["registers"]} == said
    mine, theirs = sorted(heads["notes"], key=lambda note: note["conflict_of"] or "")
    assert (mine["id"], mine["revisions"][0]["body"]) == (NOTE, "50% of heads & “more”")
    assert (theirs["conflict_of"], theirs["revisions"][-1]["body"]) == (NOTE, "עברית, theirs")
    link = record_of(lived, "2309.00789")
    assert len(link["sightings"]) == 1
    assert [note["is_deleted"] for note in link["notes"]] == [True]
    assert {claim["source"] for claim in link["claims"]} == {"", "reader"}


def test_nothing_in_it_lets_anybody_in(caller: Caller, database: Database, lived: bytes, shelf: Shelf) -> None:
    caller.do("seen", HEADS)
    content = export(caller).decode()
    with database.reading() as session:
        secrets = session.connection().exec_driver_sql("SELECT token_hash FROM client").scalars().all()
    assert not [secret for secret in (caller.token, *secrets) if secret in content]
    copy = shelf("sqlite")
    restore(copy, content.encode())
    expect_error(Caller(copy.http, caller.token).ask("GET", "/papers"), 401)
    assert [client["name"] for client in copy.get("/clients")["clients"]] == ["a new browser"]


def test_the_paper_changed_last_comes_first_again(caller: Caller, shelf: Shelf) -> None:
    caller.do("seen", LINK)
    caller.do("seen", HEADS)
    caller.do("set_star", LINK, starred=True)
    copy = shelf("sqlite")
    restore(copy, export(caller))
    assert [paper["title"] for paper in copy.get("/papers")["papers"]] == [LINK["title"], HEADS["title"]]


def test_an_edit_delivered_before_the_move_is_known_after_it(caller: Caller, shelf: Shelf) -> None:
    operation = caller.operation("seen", HEADS)
    caller.sync(operation)
    copy = shelf("sqlite")
    restore(copy, export(caller))
    assert copy.sync(operation)["results"][0]["result"] == "duplicate"
    assert copy.sync({**operation, "type": "describe"})["results"][0]["result"] == "rejected"


def test_life_goes_on_in_the_new_library(lived: bytes, shelf: Shelf) -> None:
    copy = shelf("sqlite")
    restore(copy, lived)
    assert copy.do("set_status", HEADS, status="skipped")["status"] == "skipped"
    [result] = copy.lookup({"title": HEADS["title"], "authors": HEADS["authors"]})
    assert (result["match"], result["mark"]["status"]) == ("match", "skipped")
    assert len(copy.sync()["changes"]) == copy.sync()["count"]


@pytest.mark.parametrize("query", ["tag=x", "q=heads", "status=read", "starred=true"])
def test_a_part_of_a_library_is_not_without_loss(shelf: Shelf, query: str) -> None:
    expect_error(shelf("sqlite").ask("GET", f"/export/json?{query}"), 422, "whole library")


def test_it_shows_one_moment_of_the_library(caller: Caller) -> None:
    """Also where papers are added while it is written."""
    caller.do("seen", HEADS)
    pieces = caller.ask("GET", "/export/json").iter_encoded()
    content = b""
    while b'"clients"' not in content:
        content += next(pieces)
    caller.do("seen", LINK)
    library = json.loads(content + b"".join(pieces))
    assert len(library["records"]) == len(library["operations"]) == 1


def test_a_file_of_the_first_version_comes_back_as_well(lived: bytes, shelf: Shelf) -> None:
    first = json.loads(lived) | {"version": 1}
    for record in first["records"]:
        del record["former_keys"]
        for claim in record["claims"]:
            del claim["category"], claim["publication"]
    copy = shelf("sqlite")
    restore(copy, json.dumps(first).encode())
    again = json.loads(export(copy))
    for record in again["records"]:
        assert record.pop("former_keys") == []
        for claim in record["claims"]:
            assert (claim.pop("category"), claim.pop("publication")) == (None, None)
    assert again["records"] == first["records"]

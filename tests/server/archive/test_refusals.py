"""A library file that is not whole, or not as its schema says, changes nothing and is told of in one message."""

import io
import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
from tests.server.archive.conftest import HEADS, Shelf, export, undated
from tests.server.conftest import Caller, expect_error

from dejalu.errors.archives import ArchiveError, CutShortArchiveError
from dejalu.exporters import library_json as format_
from dejalu.importers.library_json import read
from dejalu.schemas.archive import load

Change = Callable[[dict[str, Any]], object]


def find(library: dict[str, Any], kind: str) -> dict[str, Any]:
    """The first record's part of some kind that there is."""
    part: dict[str, Any] = next(part for record in library["records"] for part in record[kind])
    return part


ALTERED: list[tuple[Change, list[str]]] = [
    (lambda it: it.update(version=0), ["version"]),
    (lambda it: it.update(version="1"), ["version"]),
    (lambda it: it.update(exported_at="yesterday"), ["exported_at"]),
    (lambda it: it.update(mood="good"), ["the end", "no library has"]),
    (lambda it: it.pop("verdicts"), ["verdicts", "missing"]),
    (lambda it: it.update(tags="to cite"), ["tags"]),
    (lambda it: it["records"].insert(0, 17), ["records[0]"]),
    (lambda it: it["records"][0].pop("claims"), ["records[0].claims"]),
    (lambda it: it["records"][0].update(id=7), ["records[0].id"]),
    (lambda it: it["records"][0].update(is_met="yes"), ["records[0].is_met"]),
    (lambda it: it["records"][0].update(citation_key="a b"), ["records[0].citation_key"]),
    (lambda it: it["records"][0].update(identifiers=[], claims=[]), ["records[0]", "names no paper"]),
    (lambda it: it["records"][0].update(added_at="2026-01-01T00:00:00"), ["records[0].added_at"]),
    (lambda it: find(it, "claims").update(title="a\0b"), [".claims[0].title", "NUL"]),
    (lambda it: find(it, "claims").update(year=20260), [".claims[0].year"]),
    (lambda it: find(it, "identifiers").update(scheme="isbn"), [".identifiers[0]"]),
    (lambda it: find(it, "registers").update(name="mood"), [".registers[0]", "mood"]),
    (lambda it: find(it, "registers").update(name="status", value="burnt"), [".registers[0]", "burnt"]),
    (lambda it: find(it, "registers").update(stamp="today"), [".registers[0].stamp"]),
    (lambda it: find(it, "sightings").update(seen_at=None), [".sightings[0].seen_at"]),
    (lambda it: find(it, "notes").update(revisions=[]), [".notes[0]"]),
    (lambda it: find(it, "notes")["revisions"][0].pop("body"), [".notes[0].revisions[0].body"]),
    (lambda it: it["verdicts"][0].update(records=[1, 1]), ["verdicts[0].records"]),
    (lambda it: it["verdicts"][0].update(records=[1]), ["verdicts[0].records"]),
    (lambda it: it["verdicts"][0].update(is_same="perhaps"), ["verdicts[0].is_same"]),
    (lambda it: it["operations"][0].update(stamp="1"), ["operations[0].stamp"]),
    (lambda it: it["operations"][0].update(token="x"), ["operations[0].token"]),
]
"""What the schema refuses, and what is told of it."""

AT_ODDS: list[tuple[Change, list[str]]] = [
    (lambda it: it["verdicts"][0].update(records=[0, 9_999]), ["records[9999]"]),
    (lambda it: it["clients"].clear(), ["clients"]),
    (lambda it: it["tags"].clear(), ["tags", "no such tag"]),
    (lambda it: find(it, "notes").update(revision="another"), [".notes[0].revision"]),
    (lambda it: it["records"][0].update(added_at="9999-12-31T23:59:59-12:00"), ["records[0].added_at"]),
    (lambda it: find(it, "identifiers").update(value="2406.09519v2"), [".identifiers[0]"]),
    (lambda it: it["tags"].append({"name": "\ud800"}), ["tags[2].name"]),
    (lambda it: it["records"].append({**it["records"][0]}), ["records[", "earlier"]),
]
"""What is at odds with itself as no schema can say."""


@pytest.fixture
def library(shelf: Shelf) -> Caller:
    """A library that has something to lose."""
    library = shelf("sqlite")
    library.do("set_status", HEADS, status="skipped")
    return library


def expect_refusal(library: Caller, content: bytes, *words: str) -> None:
    before = export(library)
    expect_error(library.send_file(content), 422, *words, "Nothing was imported")
    assert undated(export(library)) == undated(before)


@pytest.mark.parametrize(("change", "words"), ALTERED)
def test_what_the_schema_refuses_is_refused(lived: bytes, library: Caller, change: Change, words: list[str]) -> None:
    altered = json.loads(lived)
    change(altered)
    expect_refusal(library, json.dumps(altered).encode(), *words)
    schema = json.loads(format_.schema())
    assert not jsonschema_rs.validator_for(schema, validate_formats=True).is_valid(altered)


@pytest.mark.parametrize(("change", "words"), AT_ODDS)
def test_what_is_at_odds_with_itself_is_refused(
    lived: bytes, library: Caller, change: Change, words: list[str]
) -> None:
    altered = json.loads(lived)
    change(altered)
    expect_refusal(library, json.dumps(altered).encode(), *words)


def test_a_later_version_is_told_as_such(lived: bytes, library: Caller) -> None:
    later = json.dumps({"format": "dejalu-library", "version": 4, "everything": {"is": "different"}}).encode()
    expect_refusal(library, later, "newer Dejalu", "version 4", "update")


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_file_cut_short_is_refused(lived: bytes, library: Caller, share: float) -> None:
    expect_refusal(library, lived[: int(len(lived) * share)], "The end of this library file is missing")


def test_wherever_it_is_cut_it_is_known_to_be(lived: bytes) -> None:
    whole = lived.rstrip()
    for end in [*range(200), *range(200, len(whole), 37)]:
        with pytest.raises(CutShortArchiveError):
            list(load(read(io.BytesIO(whole[:end]))))


@pytest.mark.parametrize(
    "content",
    [
        b'{"format": "dejalu-library", "version": NaN}',
        b'{"format": "dejalu-library", "version": 1' + b"0" * 5_000 + b"}",
        b'{"format": "dejalu-library", "version": ' + b"[" * 100_000,
        b'{"format": "dejalu-library", "version": 1, "exported_at": "\xff"}',
        b'{"format": "dejalu-library"; "version": 1}',
        b'{"format": "dejalu-library", "version": 1, "exported_at": \'now\', "tags": []}',
    ],
)
def test_what_is_not_json_is_refused(library: Caller, content: bytes) -> None:
    expect_refusal(library, content, "This library file is damaged")


def test_what_follows_the_end_is_refused(lived: bytes, library: Caller) -> None:
    expect_refusal(library, lived + b"{}", "the end")


@pytest.mark.parametrize("content", [b"{}", b'{"format": "other"}', b'[{"name": "A Paper"}]', b"[]"])
def test_other_json_is_no_library(library: Caller, content: bytes) -> None:
    expect_error(library.send_file(content), 422)


def test_a_library_may_be_far_larger_than_a_page(library: Caller) -> None:
    head = b'{"format": "dejalu-library", "version": 1, "exported_at": "2026-01-01T00:00:00Z", "tags": ['
    expect_refusal(library, head + b" " * (60 * 1024 * 1024), "The end of this library file is missing")
    too_large = {"CONTENT_TYPE": "application/octet-stream", "CONTENT_LENGTH": str(1024**3 + 1)}
    expect_error(library.ask("POST", "/import", data=head, environ_overrides=too_large), 413)


def test_no_error_is_but_an_archive_error(lived: bytes) -> None:
    """Whichever byte of a file is another one."""
    for place in range(0, len(lived), 101):
        altered = bytearray(lived)
        altered[place] ^= 0x15
        try:
            list(load(read(io.BytesIO(altered))))
        except ArchiveError:
            continue

"""The format itself: what is written is read, in whatever layout and pieces, and the two descriptions of it agree."""

import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import fields

from dejalu.exporters import library_json as writer
from dejalu.importers import library_json as reader
from dejalu.schemas.archive import ITEMS

DAY = datetime(2026, 7, 2, 12, tzinfo=UTC)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
LIBRARIES = st.fixed_dictionaries({section: st.lists(VALUES, max_size=4) for section in writer.SECTIONS})


def items(content: bytes) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {section: [] for section in writer.SECTIONS}
    for key, place, value in reader.read(io.BytesIO(content)):
        if place is not None:
            assert place == len(found[key])
            found[key].append(value)
    return found


class Dripping(io.BytesIO):
    """Gives a few bytes at a time, as a slow line does."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(7, size or 7))


@given(LIBRARIES)
def test_what_is_written_is_read_in_any_layout(library: dict[str, list[Any]]) -> None:
    library = json.loads(json.dumps(library))
    content = b"".join(writer.dump(DAY, library))
    assert items(content) == library
    for layout in ({}, {"indent": 3}, {"separators": (",", ":")}, {"ensure_ascii": True}):
        assert items(json.dumps(json.loads(content), **layout).encode()) == library
    assert items(b"\xef\xbb\xbf" + content + b"\n\n") == library


@given(LIBRARIES)
@settings(max_examples=30)
def test_what_comes_in_pieces_is_read(library: dict[str, list[Any]]) -> None:
    content = b"".join(writer.dump(DAY, library))
    whole = list(reader.read(io.BytesIO(content)))
    assert list(reader.read(Dripping(content))) == whole


def test_equal_libraries_give_equal_bytes_and_each_item_a_line() -> None:
    sections: dict[str, list[object]] = {section: [] for section in writer.SECTIONS}
    sections["tags"] = [{"name": "a\nb"}, {"name": "é\u2028"}]
    content = b"".join(writer.dump(DAY, sections))
    assert content == b"".join(writer.dump(DAY, sections))
    assert content.decode().split("\n")[:9] == [
        "{",
        '"format": "dejalu-library",',
        '"version": 3,',
        '"exported_at": "2026-07-02T12:00:00Z",',
        '"tags": [',
        '{"name": "a\\nb"},',
        '{"name": "é\u2028"}',
        "],",
        '"clients": [',
    ]


def test_times_are_written_in_utc() -> None:
    abroad = DAY.astimezone(timezone(timedelta(hours=5.5)))
    content = b"".join(writer.dump(abroad, {section: [] for section in writer.SECTIONS}))
    assert json.loads(content)["exported_at"] == "2026-07-02T12:00:00Z"


@pytest.mark.parametrize(
    ("head", "is_library"),
    [
        (b'{"format": "dejalu-library"', True),
        (b'\xef\xbb\xbf \r\n{\n  "format" :"dejalu-library","version":9', True),
        (b'{"format": "dejalu', False),
        (b'{"version": 1, "format": "dejalu-library"', False),
        (b"<html>", False),
        (b"", False),
    ],
)
def test_a_library_is_known_by_how_it_begins(head: bytes, is_library: bool) -> None:
    assert reader.is_library(head) is is_library


def test_the_published_schema_names_what_is_read() -> None:
    """Each object of the schema has the fields of what reads it, and asks for the same ones."""
    schema = json.loads(writer.schema())
    assert schema["required"] == list(schema["properties"]) == [*writer.HEAD, *writer.SECTIONS]
    for section, item in ITEMS.items():
        _agree(schema, schema["properties"][section]["items"], item.fields)


def _agree(schema: dict[str, Any], reference: dict[str, str], read: Mapping[str, fields.Field[Any]]) -> None:
    described = schema["$defs"][reference["$ref"].removeprefix("#/$defs/")]
    assert set(described["properties"]) == set(read)
    assert set(described["required"]) == {name for name, field in read.items() if field.required}
    assert described["additionalProperties"] is False
    for name, field in read.items():
        told = described["properties"][name]
        nullable = [one for one in told.get("anyOf", []) if one != {"type": "null"}]
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            _agree(schema, told["items"] if inner is not field else (nullable or [told])[0], inner.schema.fields)
        elif name not in ("is_same",):
            assert bool(nullable) is bool(field.allow_none), name

"""The items of a library file, as strictly as `exporters/library.schema.json` describes them."""

from collections.abc import Iterable, Iterator
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from dejalu.errors.archives import BrokenArchiveError, NewerArchiveError
from dejalu.exporters.library_json import FORMAT, VERSION
from dejalu.importers.library_json import Item
from dejalu.models import Color
from dejalu.schemas.archive_records import ORDER, STAMP, WRITER, ArchivedRecord, Moment, Pattern, text
from dejalu.schemas.fields import Flag, Strict, Whole


class ArchivedTag(Strict):
    """A tag as it was first written, and its color."""

    name = text(1)
    color = fields.String(  # Since version 3.
        allow_none=True, load_default=None, validate=validate.OneOf([color.value for color in Color])
    )


class ArchivedClient(Strict):
    """A browser or script that edited the library."""

    id = Pattern(WRITER)
    name = text()


class _Pair(Strict):
    """Two records, by their places in the file."""

    records = fields.List(Whole(), required=True, validate=validate.Length(equal=2))

    @validates_schema
    def check(self, data: dict[str, Any], **_: object) -> None:
        if data["records"][0] == data["records"][1]:
            raise ValidationError("These are one and the same record.", "records")


class ArchivedSharedClaim(_Pair):
    """Two records whose identifiers one source gave to one paper."""

    stated_at = Moment(required=True)


class ArchivedVerdict(_Pair):
    """What the reader said of two records."""

    is_same = Flag(required=True, allow_none=True)
    stamp = Pattern(ORDER)


class ArchivedOperation(Strict):
    """One edit that was applied."""

    op_id = text(1)
    client_id = text(1)
    stamp = Pattern(STAMP)
    digest = text(1)
    received_at = Moment(required=True)


ITEMS: dict[str, Schema] = {
    "tags": ArchivedTag(),
    "clients": ArchivedClient(),
    "records": ArchivedRecord(),
    "shared_claims": ArchivedSharedClaim(),
    "verdicts": ArchivedVerdict(),
    "operations": ArchivedOperation(),
}


def load(items: Iterable[Item]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The items of the lists, each with its key, in the order of the file.

    Raises NewerArchiveError for a version that is not known yet, BrokenArchiveError for whatever else is not as it
    must be.
    """
    for key, place, value in items:
        if place is None:
            _check_head(key, value)
            continue
        try:
            yield key, ITEMS[key].load(value)
        except ValidationError as error:
            path, why = _find_first(error.messages)
            raise BrokenArchiveError(f"{key}[{place}]{path}", why) from None


def _check_head(key: str, value: object) -> None:
    if key == "format" and value != FORMAT:
        raise BrokenArchiveError(key, f"it must be {FORMAT}")
    if key == "version":
        if type(value) is not int or value < 1:
            raise BrokenArchiveError(key, "it must be a whole number from 1")
        if value > VERSION:
            raise NewerArchiveError(value)
    if key == "exported_at":
        try:
            Moment().deserialize(value)
        except ValidationError as error:
            raise BrokenArchiveError(key, str(error.messages[0])) from None


def _find_first(messages: Any) -> tuple[str, str]:  # noqa: ANN401 (dicts in dicts, with a list of sentences at the end)
    """The path to the first thing that is wrong, and what is."""
    path = ""
    while isinstance(messages, dict):
        name, messages = next(iter(messages.items()))
        if name != "_schema":
            path += f"[{name}]" if isinstance(name, int) else f".{name}"
    return path, str(messages[0])

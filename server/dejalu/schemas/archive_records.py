"""A record of a library file: a paper, and all that the reader keeps of it.

Texts are taken at nearly any length: what a library holds must come back, and the file's own size is bounded. But
titles and names are compared with others, by work that grows faster than they do.
"""

import re
from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from dejalu.errors import UnknownIdentifierError
from dejalu.exporters.entry import FORBIDDEN_IN_KEYS
from dejalu.identity import identifiers
from dejalu.identity.publication import Kind
from dejalu.importers import limits
from dejalu.schemas.fields import Flag, Strict, Text, Whole
from dejalu.schemas.papers import STATUSES, QuoteSchema
from dejalu.services import readings

STAMP = r"[0-9]{15}-[0-9]{4}"
"""A stamp of the clock (`services.clock`)."""
WRITER = r"[!-~]{1,100}"
"""A client's id."""
GROWTH = 3
"""Times its length to which a text that was taken in may have grown: composed anew (NFC), one sign can become three."""
LONGEST_TITLE = GROWTH * limits.LONGEST_TITLE
LONGEST_AUTHOR = GROWTH * limits.LONGEST_AUTHOR
ORDER = f"{STAMP} {WRITER}"
"""What orders two words on one thing (`services.clock.order`)."""


class Pattern(Text):
    """A text that a pattern describes as a whole."""

    def __init__(self, pattern: str, **kwargs: Any) -> None:
        super().__init__(None, required=True, **kwargs)
        self._pattern = re.compile(pattern)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # noqa: ANN401
        text = super()._deserialize(value, attr, data, **kwargs)
        if not self._pattern.fullmatch(text):
            raise ValidationError(f"“{text[:80]}” is not of the form {self._pattern.pattern}.")
        return text


class Moment(fields.AwareDateTime):
    """A time, brought to UTC."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:  # noqa: ANN401
        try:
            return super()._deserialize(value, attr, data, **kwargs).astimezone(UTC)
        except OverflowError:
            raise ValidationError("This time is before the year 1 or after 9999.") from None


def text(shortest: int = 0, longest: int | None = None, **options: Any) -> Text:
    return Text(longest, shortest=shortest, **{"required": "load_default" not in options} | options)


def _all(schema: type[Schema]) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), required=True)


class ArchivedIdentifier(Strict):
    """A name of a paper: as it is compared, and as it was met."""

    scheme = text()
    value = text()
    raw = text()

    @validates_schema
    def check(self, data: dict[str, Any], **_: object) -> None:
        name = f"{data['scheme']}:{data['value']}"
        try:
            is_normal = str(identifiers.parse(name)) == name
        except UnknownIdentifierError:
            is_normal = False
        if not is_normal:
            raise ValidationError(f"“{name[:80]}” is not how an identifier is written.")


class ArchivedPublication(Strict):
    """Where a paper was published; what is not known is left out."""

    kind = fields.String(required=True, validate=validate.OneOf([kind.value for kind in Kind]))
    venue = Text(None)
    year = Whole(1, 9999)
    volume = Text(None)
    number = Text(None)
    pages = Text(None)
    publisher = Text(None)


class ArchivedClaim(Strict):
    """What one source says of a paper, and when it first did."""

    digest = text(1)
    source = text()
    stated_at = Moment(required=True)
    identifiers = fields.List(text(), required=True)
    title = text(longest=LONGEST_TITLE)
    authors = fields.List(text(longest=LONGEST_AUTHOR), required=True)
    abstract = text(allow_none=True)
    published = fields.Date(required=True, allow_none=True)
    year = Whole(1, 9999, required=True, allow_none=True)
    url = text(allow_none=True)
    # Since version 2.
    category = text(allow_none=True, load_default=None)
    publication = fields.Nested(ArchivedPublication, load_default=None, allow_none=True)


class ArchivedRegister(Strict):
    """The reader's last word on one thing."""

    name = text()
    value = text(allow_none=True)
    stamp = Pattern(ORDER)

    @validates_schema
    def check(self, data: dict[str, Any], **_: object) -> None:
        name, value = data["name"], data["value"]
        match name:
            case readings.STATUS:
                allowed = value in (*STATUSES, None)
            case readings.VERSION:
                allowed = value is None or re.fullmatch("[1-9][0-9]{0,3}", value) is not None
            case _:
                is_known = name == readings.STARRED or (name.startswith(readings.TAG) and name != readings.TAG)
                allowed = is_known and value in (readings.YES, None)
        if not allowed:
            raise ValidationError(f"Of a paper it cannot be said that “{name[:80]}” is “{str(value)[:80]}”.")


class ArchivedStatus(Strict):
    """A status that the reader gave, or (null) took back."""

    stamp = Pattern(ORDER)
    status = fields.String(required=True, allow_none=True, validate=validate.OneOf(STATUSES))


class ArchivedSighting(Strict):
    """One time the reader met the paper."""

    op_id = text(1)
    seen_at = Moment(required=True)
    url = text(allow_none=True)


class ArchivedRevision(Strict):
    """One version of a note, and the one its writer started from."""

    revision = text(1)
    base_revision = text(1, allow_none=True)
    body = text()
    written_at = Moment(required=True)


class ArchivedNote(Strict):
    """A note with all it ever said; revision is the version it shows."""

    id = text(1)
    revision = text(1)
    quote = fields.Nested(QuoteSchema, required=True, allow_none=True)
    is_deleted = Flag(required=True)
    conflict_of = text(1, allow_none=True)
    created_at = Moment(required=True)
    changed_at = Moment(required=True)
    revisions = _all(ArchivedRevision)

    @validates_schema
    def check(self, data: dict[str, Any], **_: object) -> None:
        if data["revision"] not in {one["revision"] for one in data["revisions"]}:
            raise ValidationError("This version is not among the note's revisions.", "revision")


class ArchivedKey(Strict):
    """A citation key that the record once had, and until when."""

    key = text(1)
    replaced_at = Moment(required=True)


class ArchivedRecord(Strict):
    """A record of a paper, and all that the reader keeps of it."""

    added_at = Moment(required=True)
    identifiers = _all(ArchivedIdentifier)
    claims = _all(ArchivedClaim)
    is_met = Flag(required=True)
    citation_key = text(1, allow_none=True)
    former_keys = fields.List(fields.Nested(ArchivedKey), load_default=list)  # Since version 2.
    registers = _all(ArchivedRegister)
    statuses = fields.List(fields.Nested(ArchivedStatus), load_default=None)  # Since version 3.
    sightings = _all(ArchivedSighting)
    notes = _all(ArchivedNote)

    @validates_schema
    def check(self, data: dict[str, Any], **_: object) -> None:
        keys = [data["citation_key"] or "", *(former["key"] for former in data["former_keys"])]
        if any(map(FORBIDDEN_IN_KEYS.search, keys)):
            raise ValidationError("No citation key may have white space or TeX's own signs in it.", "citation_key")
        if not data["identifiers"] and not any(claim["title"] for claim in data["claims"]):
            raise ValidationError("This record names no paper: it has neither an identifier nor a title.")

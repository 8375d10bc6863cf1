"""`GET /digest`."""

from typing import Any

from marshmallow import fields, post_load, validate

from dejalu.exporters.digest import Digest, Noted, Paper
from dejalu.exporters.entry import Note
from dejalu.exporters.shapes import SHAPES
from dejalu.schemas.fields import Flag, Strict, Whole
from dejalu.services.digests import MOST_DAYS


class DigestQuery(Strict):
    """Of which days: so many up to now, or those since a day (UTC); of a week, unless it is said."""

    days = fields.Integer(load_default=None, metadata={"minimum": 1, "maximum": MOST_DAYS})
    since = fields.Date(load_default=None)


class DigestPaperSchema(Strict):
    """A paper as a list shows it; days is on how many different days (UTC) it was met."""

    id = Whole(required=True)
    title = fields.String(required=True)
    authors = fields.List(fields.String(), required=True)
    year = Whole(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    status = fields.String(required=True, validate=validate.OneOf(list(SHAPES)))
    starred = Flag(required=True)
    tags = fields.List(fields.String(), required=True)
    days = Whole(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Paper:
        return Paper(**data)


class DigestNoteSchema(Strict):
    """A note: the passage that it is about, or an empty text, and what was written, in Markdown."""

    note_id = fields.String(required=True, attribute="id")
    quote = fields.String(required=True)
    body = fields.String(required=True)
    changed_at = fields.AwareDateTime(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Note:
        return Note(**data)


class NotedSchema(Strict):
    """A note and the paper that it is on."""

    paper = fields.Nested(DigestPaperSchema, required=True)
    note = fields.Nested(DigestNoteSchema, required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Noted:
        return Noted(**data)


class DigestAnswer(Strict):
    """What became of the reader's papers from since to until; loads as a Digest.

    to_read are all that wait, the latest put there first; again those met in this time that had been met on another
    day, the most often met first; notes those written or changed in it. Each list has the first twenty, and its total
    says how many there are. seen, read and added (to those that wait) count papers in this time.
    """

    since = fields.AwareDateTime(required=True)
    until = fields.AwareDateTime(required=True)
    to_read = fields.List(fields.Nested(DigestPaperSchema), required=True)
    to_read_total = Whole(required=True)
    again = fields.List(fields.Nested(DigestPaperSchema), required=True)
    again_total = Whole(required=True)
    notes = fields.List(fields.Nested(NotedSchema), required=True)
    notes_total = Whole(required=True)
    seen = Whole(required=True)
    read = Whole(required=True)
    added = Whole(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Digest:
        return Digest(**data)

"""`POST /send/PROGRAM`."""

from marshmallow import fields

from dejalu.schemas.fields import Name, Strict, Whole
from dejalu.schemas.filters import FilterQuery


class ZoteroQuery(FilterQuery):
    """Which papers, and into which collection of Zotero's."""

    collection = Name(255, load_default=None)


class JabrefQuery(FilterQuery):
    """Which papers, and into which group of JabRef's."""

    group = Name(255, load_default=None)


class RefusalSchema(Strict):
    """A paper that was not taken, and why."""

    citation_key = fields.String(required=True)
    reason = fields.String(required=True)


class SummaryAnswer(Strict):
    """How many papers are new there, changed there, as they were; which were refused; and why the rest was not sent."""

    program = fields.String(required=True)
    sent = Whole(required=True)
    updated = Whole(required=True)
    unchanged = Whole(required=True)
    refused = fields.List(fields.Nested(RefusalSchema), required=True)
    stopped = fields.String(required=True, allow_none=True)

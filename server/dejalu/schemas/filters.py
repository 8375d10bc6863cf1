"""Which papers are asked for, wherever some of a library are: lists, exports, kept files, addresses."""

from typing import Any

from marshmallow import fields, validate

from dejalu.database import LARGEST_ID
from dejalu.schemas.fields import Name, Strict, Text, Whole
from dejalu.schemas.papers import STATUSES
from dejalu.services.library import Filter

MOST_CHOSEN = 10_000
"""Papers that are chosen one by one: of more, a search tells."""


class FilterQuery(Strict):
    """Which papers, in the query of an address; tag and status may be given several times.

    since and until are the first and the last day (UTC) on which a paper was first met.
    """

    q = Text(500, load_default="")
    tag = fields.List(Name(200), load_default=list, validate=validate.Length(max=50))
    status = fields.List(fields.String(validate=validate.OneOf(STATUSES)), load_default=list)
    starred = fields.Boolean(load_default=None, truthy={"true"}, falsy={"false"})
    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None)


class PaperIds(Strict):
    """Just these papers."""

    paper_ids = fields.List(Whole(1, LARGEST_ID), required=True, validate=validate.Length(1, MOST_CHOSEN))


def read_filter(wanted: dict[str, Any]) -> Filter:
    """The filter that a loaded query asks for."""
    return Filter(
        q=wanted["q"],
        tags=tuple(wanted["tag"]),
        statuses=tuple(wanted["status"]),
        starred=wanted["starred"],
        since=wanted["since"],
        until=wanted["until"],
    )

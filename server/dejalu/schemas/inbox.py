"""The inbox, and visits to it."""

from marshmallow import fields

from dejalu.schemas.fields import Strict, Text, Whole
from dejalu.schemas.papers import PaperSchema


class InboxQuery(Strict):
    """From where on, and whether what was seen before the last visit is wanted, too."""

    cursor = Text(100, load_default=None)
    older = fields.Boolean(load_default=False, truthy={"true"}, falsy={"false"})


class InboxAnswer(Strict):
    """Papers that were seen and never judged, the cursor of the next ones, the last visit, and how many wait."""

    papers = fields.List(fields.Nested(PaperSchema), required=True, attribute="items")
    cursor = fields.String(required=True, allow_none=True)
    since = fields.AwareDateTime(required=True, allow_none=True)
    total = Whole(required=True)


class VisitRequest(Strict):
    """Up to when everything that was seen was gone through."""

    until = fields.AwareDateTime(required=True)

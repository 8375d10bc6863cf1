"""`POST /lookup`."""

from marshmallow import fields, validate

from dejalu.schemas.fields import Strict, Whole
from dejalu.schemas.papers import MarkSchema, MentionSchema


class LookupRequest(Strict):
    """Up to 500 mentions of one page."""

    mentions = fields.List(fields.Nested(MentionSchema), required=True, validate=validate.Length(max=500))


class FoundPaperSchema(Strict):
    """The paper an answer speaks of."""

    id = Whole(required=True, attribute="paper_id")
    title = fields.String(required=True)


class LookupResult(Strict):
    """What is known of one mention; score says how alike the titles are, 0 to 100."""

    match = fields.String(required=True, validate=validate.OneOf(["match", "possible", "none"]))
    paper = fields.Nested(FoundPaperSchema, required=True, allow_none=True)
    mark = fields.Nested(MarkSchema, required=True, allow_none=True)
    matched_by = fields.String(required=True, allow_none=True, validate=validate.OneOf(["identifier", "title"]))
    score = fields.Float(required=True, allow_none=True)


class LookupAnswer(Strict):
    """A result for each mention, in the order asked; another epoch means that the answers may be others."""

    results = fields.List(fields.Nested(LookupResult), required=True)
    epoch = Whole(required=True)

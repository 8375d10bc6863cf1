"""`GET /matches`, and what the reader says of them."""

from marshmallow import fields

from dejalu.database import LARGEST_ID
from dejalu.schemas.fields import Strict, Whole
from dejalu.schemas.papers import PaperSchema


class MatchSchema(Strict):
    """Two papers that may be one; score says how alike their titles are, 0 to 100."""

    paper = fields.Nested(PaperSchema, required=True)
    other = fields.Nested(PaperSchema, required=True)
    score = fields.Float(required=True)


class MatchesAnswer(Strict):
    """The pairs that wait for the reader's word, the likeliest first."""

    matches = fields.List(fields.Nested(MatchSchema), required=True)


class VerdictRequest(Strict):
    """The record that a paper is, or is not, the same as."""

    other = Whole(1, LARGEST_ID, required=True)


class VerdictAnswer(Strict):
    """The papers that the two records now belong to: one and the same after a merge."""

    papers = fields.List(fields.Nested(PaperSchema), required=True)

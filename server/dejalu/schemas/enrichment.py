"""`POST /enrich`."""

from marshmallow import fields, validate

from dejalu.database import LARGEST_ID
from dejalu.schemas.fields import Flag, Strict, Whole


class EnrichRequest(Strict):
    """Which papers, all of them if none are named; and whether what was asked before is asked again."""

    papers = fields.List(Whole(1, LARGEST_ID), load_default=list, validate=validate.Length(max=10_000))
    again = Flag(load_default=False)


class EnrichAnswer(Strict):
    """Identifiers asked about, known there, still to ask; papers that say more now, those now known as published."""

    asked = Whole(required=True)
    found = Whole(required=True)
    completed = Whole(required=True)
    published = Whole(required=True)
    remaining = Whole(required=True)

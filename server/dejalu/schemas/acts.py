"""Acts: what is done to many papers at once, and what became of it."""

from marshmallow import Schema, fields, validate

from dejalu.database import LARGEST_ID
from dejalu.models import Color
from dejalu.schemas.edits import StarEdit, StatusEdit, TagEdit
from dejalu.schemas.fields import Flag, Name, Strict, Whole
from dejalu.schemas.operations import OperationField, OperationId

MOST_PAPERS, MOST_EDITS = 500, 20

TYPES: dict[str, type[Schema]] = {"set_status": StatusEdit, "set_star": StarEdit, "set_tag": TagEdit}


class ActRequest(Strict):
    """What to do to which papers; act_id names the act that these papers are added to, if it is there."""

    act_id = OperationId(load_default=None)
    paper_ids = fields.List(Whole(1, LARGEST_ID), required=True, validate=validate.Length(1, MOST_PAPERS))
    edits = fields.List(OperationField(TYPES), required=True, validate=validate.Length(1, MOST_EDITS))


class ActSchema(Strict):
    """An act in words, to how many papers, and whether it was undone."""

    id = fields.String(required=True)
    said = fields.String(required=True)
    made_at = fields.AwareDateTime(required=True)
    papers = Whole(required=True)
    is_undone = Flag(required=True)


class ActsAnswer(Strict):
    """The latest acts, the newest first."""

    acts = fields.List(fields.Nested(ActSchema), required=True)


class TagPatch(Strict):
    """Another name for a tag, which may be another tag's, or another color; null takes the color away.

    What is left out stays as it is.
    """

    name = Name(200)
    color = fields.String(allow_none=True, validate=validate.OneOf([color.value for color in Color]))

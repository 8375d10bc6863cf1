"""What a reader says of papers, be it of one in an operation or of many in an act."""

from marshmallow import fields, validate

from dejalu.schemas.fields import Flag, Name, Strict
from dejalu.schemas.papers import STATUSES


def only(name: str) -> fields.String:
    """The type of an edit that is told by it."""
    return fields.String(required=True, validate=validate.OneOf([name]))


class StatusEdit(Strict):
    """How far the reader is; null takes it back."""

    type = only("set_status")
    status = fields.String(required=True, allow_none=True, validate=validate.OneOf(STATUSES))


class StarEdit(Strict):
    """A star is set or taken away."""

    type = only("set_star")
    starred = Flag(required=True)


class TagEdit(Strict):
    """A tag is put on or taken off."""

    type = only("set_tag")
    tag = Name(200, required=True)
    on = Flag(required=True)

"""Operations as JSON: what all have, and what each type has besides."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from dejalu.database import LARGEST_ID
from dejalu.schemas.edits import StarEdit, StatusEdit, TagEdit, only
from dejalu.schemas.fields import Flag, Strict, Text, Whole
from dejalu.schemas.papers import MentionSchema, QuoteSchema
from dejalu.services import clock

COMMON = ("op_id", "at", "seen", "type", "paper", "paper_id")


class OperationId(fields.UUID):
    """A UUID, kept as its canonical text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # type: ignore[override]  # noqa: ANN401
        if not isinstance(value, str):
            raise self.make_error("invalid_uuid")
        return str(super()._deserialize(value, attr, data, **kwargs))


class Operation(Strict):
    """What every edit says: its id, its type, the paper it is about, and when it was made.

    at is the stamp of the client's clock, seen the `clock` of the latest answer that it knew then. paper_id is for who
    has the paper from this server: then it is that one, whatever `paper` says.
    """

    op_id = OperationId(required=True)
    at = fields.String(required=True, validate=validate.Regexp(clock.PATTERN))
    seen = fields.String(load_default="", validate=validate.Regexp(clock.PATTERN))
    type = fields.String(required=True)
    paper = fields.Nested(MentionSchema, required=True)
    paper_id = Whole(1, LARGEST_ID, load_default=None)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        values = {name: value for name, value in data.items() if name not in COMMON}
        return {name: data[name] for name in COMMON} | {"values": values}


class Seen(Operation):
    """The paper was on screen."""

    type = only("seen")


class UndoSeen(Operation):
    """One sighting is taken back."""

    type = only("undo_seen")
    seen_op_id = OperationId(required=True)


class SetStatus(StatusEdit, Operation):
    """The reader says how far they are; null takes it back."""


class SetStar(StarEdit, Operation):
    """A star is set or taken away."""


class SetTag(TagEdit, Operation):
    """A tag is put on or taken off."""


class PutNote(Operation):
    """A note is written: a new one, or the next revision of the one that base_revision names."""

    type = only("put_note")
    note_id = OperationId(required=True)
    body = Text(100_000, required=True)
    quote = fields.Nested(QuoteSchema, load_default=None, allow_none=True)
    base_revision = OperationId(load_default=None, allow_none=True)


class DeleteNote(Operation):
    """A note is deleted, if it still says what base_revision said; without one, whatever it says."""

    type = only("delete_note")
    note_id = OperationId(required=True)
    base_revision = OperationId(load_default=None, allow_none=True)


class SetSame(Operation):
    """The paper is the same as another record, or is not, whatever the titles say; null takes that back."""

    type = only("set_same")
    other = Whole(1, LARGEST_ID, required=True)
    same = Flag(required=True, allow_none=True)


class Describe(Operation):
    """Nothing but what a page says of the paper."""

    type = only("describe")


TYPES: dict[str, type[Operation]] = {
    "seen": Seen,
    "undo_seen": UndoSeen,
    "set_status": SetStatus,
    "set_star": SetStar,
    "set_tag": SetTag,
    "put_note": PutNote,
    "delete_note": DeleteNote,
    "set_same": SetSame,
    "describe": Describe,
}


class OperationField(fields.Field[dict[str, Any]]):
    """An operation of any type, or only of some, read by the schema of its own."""

    def __init__(self, types: Mapping[str, type[Schema]] = TYPES, **kwargs: Any) -> None:
        references = {name: f"#/components/schemas/{schema.__name__}" for name, schema in types.items()}
        one_of = [{"$ref": reference} for reference in references.values()]
        discriminator = {"propertyName": "type", "mapping": references}
        super().__init__(metadata={"oneOf": one_of, "discriminator": discriminator}, **kwargs)
        self._schemas: dict[str, Schema] = {name: schema() for name, schema in types.items()}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        kind = value.get("type") if isinstance(value, dict) else None
        schema = self._schemas.get(kind) if isinstance(kind, str) else None
        if schema is None:
            raise ValidationError({"type": [f"An operation has one of these types: {', '.join(self._schemas)}."]})
        loaded: dict[str, Any] = schema.load(value)
        return loaded

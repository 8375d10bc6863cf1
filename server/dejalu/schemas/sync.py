"""`POST /sync` and `GET /changes`."""

from marshmallow import fields, validate

from dejalu.database import LARGEST
from dejalu.schemas.fields import Flag, Strict, Text, Whole
from dejalu.schemas.operations import OperationField
from dejalu.schemas.papers import MarkSchema
from dejalu.services import clock


class SyncRequest(Strict):
    """The last sequence number stored (null to ask for no changes), and up to 500 operations in their order.

    feed is the one that the number belongs to; sent_at is the stamp of the client's clock now.
    """

    since = Whole(required=True, allow_none=True)
    feed = fields.String(load_default=None, allow_none=True)
    sent_at = fields.String(load_default=None, allow_none=True, validate=validate.Regexp(clock.PATTERN))
    operations = fields.List(OperationField(), required=True, validate=validate.Length(max=500))


class OperationResult(Strict):
    """What became of one operation; error is a sentence for the reader."""

    op_id = fields.UUID(required=True)
    result = fields.String(required=True, validate=validate.OneOf(["applied", "duplicate", "rejected"]))
    error = fields.String(required=True, allow_none=True)


class SyncAnswer(Strict):
    """Results in the order of the operations; changes since, the next cursor, and whether there is more.

    feed names the series that seq counts in, count is how many papers it has told of, and clock the latest stamp.
    epoch is another number whenever the answer to a lookup may be another.
    """

    results = fields.List(fields.Nested(OperationResult), required=True)
    changes = fields.List(fields.Nested(MarkSchema), required=True)
    seq = Whole(required=True)
    more = Flag(required=True)
    feed = fields.String(required=True)
    count = Whole(required=True)
    clock = fields.String(required=True)
    epoch = Whole(required=True)


class ChangesQuery(Strict):
    """The last sequence number that was stored, and the feed it belongs to; without it, to ask where to begin."""

    since = fields.Integer(load_default=None, validate=validate.Range(0, LARGEST))
    feed = Text(100, load_default=None)


class ChangesAnswer(Strict):
    """What changed since, the next cursor, and whether there is more."""

    changes = fields.List(fields.Nested(MarkSchema), required=True)
    seq = Whole(required=True)
    more = Flag(required=True)
    feed = fields.String(required=True)

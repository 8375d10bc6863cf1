"""`/backups` and `/health`."""

from marshmallow import fields, validate

from dejalu.doctor import NAMES
from dejalu.schemas.fields import Strict, Whole


class BackupSchema(Strict):
    """A backup in the library's folder; size in bytes."""

    name = fields.String(required=True)
    made_at = fields.AwareDateTime(required=True)
    kind = fields.String(required=True, metadata={"description": "daily, manual, or upgrade- and a schema's name"})
    size = Whole(required=True)


class BackupsAnswer(Strict):
    """All backups, the newest first."""

    backups = fields.List(fields.Nested(BackupSchema), required=True)


class HealthQuery(Strict):
    """Which checks to run; without any, all of them."""

    check = fields.List(fields.String(validate=validate.OneOf(NAMES)), load_default=list)


class FindingSchema(Strict):
    """What one check found, in a sentence for people."""

    name = fields.String(required=True, validate=validate.OneOf(NAMES))
    is_well = fields.Boolean(required=True)
    message = fields.String(required=True)
    can_mend = fields.Boolean(required=True)


class HealthAnswer(Strict):
    """What the checks found."""

    findings = fields.List(fields.Nested(FindingSchema), required=True)


class MendAnswer(Strict):
    """What was mended, in sentences for people."""

    done = fields.List(fields.String(), required=True)

"""A note's versions, the notes of a paper that were deleted, and all that happened to a paper."""

from marshmallow import fields, validate

from dejalu.schemas.fields import Flag, Strict, Whole
from dejalu.schemas.papers import STATUSES, QuoteSchema


class NotePaperSchema(Strict):
    """The paper that a note is on."""

    id = Whole(required=True)
    title = fields.String(required=True)
    identifiers = fields.List(fields.String(), required=True)


class RevisionSchema(Strict):
    """One version of a note; base_revision is the one that its writer had before them."""

    revision = fields.String(required=True)
    base_revision = fields.String(required=True, allow_none=True)
    body = fields.String(required=True)
    written_at = fields.AwareDateTime(required=True)
    is_current = Flag(required=True)


class HistoryAnswer(Strict):
    """Every version of a note, the newest first; that of a deleted note, too."""

    note_id = fields.String(required=True)
    is_deleted = Flag(required=True)
    paper = fields.Nested(NotePaperSchema, required=True)
    revisions = fields.List(fields.Nested(RevisionSchema), required=True)


class DeletedNoteSchema(Strict):
    """A deleted note as it was last."""

    note_id = fields.String(attribute="id", required=True)
    body = fields.String(required=True)
    deleted_at = fields.AwareDateTime(attribute="changed_at", required=True)


class DeletedNotesAnswer(Strict):
    """A paper's deleted notes, the latest deleted first."""

    paper = fields.Nested(NotePaperSchema, required=True)
    notes = fields.List(fields.Nested(DeletedNoteSchema), required=True)


class SaidStatusSchema(Strict):
    """A status that was given, or (null) taken back, and by which client."""

    status = fields.String(required=True, allow_none=True, validate=validate.OneOf(STATUSES))
    at = fields.AwareDateTime(required=True)
    client = fields.String(required=True)


class SightingSchema(Strict):
    """One time that the paper was met, and where."""

    seen_at = fields.AwareDateTime(required=True)
    url = fields.String(required=True, allow_none=True)


class ShownNoteSchema(Strict):
    """A note as HTML that can be shown as it is."""

    note_id = fields.String(required=True)
    html = fields.String(required=True)
    quote = fields.Nested(QuoteSchema, required=True, allow_none=True)
    created_at = fields.AwareDateTime(required=True)
    changed_at = fields.AwareDateTime(required=True)


class ChronicleAnswer(Strict):
    """What happened to a paper: statuses and the latest sightings, the latest first, and its notes."""

    statuses = fields.List(fields.Nested(SaidStatusSchema), required=True)
    sightings = fields.List(fields.Nested(SightingSchema), required=True)
    notes = fields.List(fields.Nested(ShownNoteSchema), required=True)

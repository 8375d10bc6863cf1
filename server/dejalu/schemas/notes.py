"""A note's versions, and the notes of a paper that were deleted."""

from marshmallow import fields

from dejalu.schemas.fields import Flag, Strict, Whole


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

"""The text that a note shows is in its history."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from dejalu.models import Note, NoteRevision
from dejalu.services.health.check import Check


def find(session: Session) -> Sequence[Note]:
    """Notes whose text is not that of the revision they name."""
    is_kept = exists().where(
        NoteRevision.reader_id == Note.reader_id,
        NoteRevision.revision == Note.revision,
        NoteRevision.note_id == Note.id,
        NoteRevision.body == Note.body,
    )
    return session.scalars(select(Note).where(~is_kept)).all()


def mend(session: Session, notes: Sequence[Note], _now: datetime) -> None:
    """Add the revision that is missing; one of its own where the name is taken by another text."""
    for note in notes:
        base = None
        if session.get(NoteRevision, (note.reader_id, note.revision)):
            base, note.revision = note.revision, str(uuid.uuid4())
        session.add(
            NoteRevision(
                reader_id=note.reader_id,
                revision=note.revision,
                note_id=note.id,
                base_revision=base,
                body=note.body,
                written_at=note.changed_at,
            )
        )


NOTES = Check(
    "notes",
    "Every note's text is in its history",
    "{count} notes show a text that is missing in their history",
    "Kept the text of {count} notes in their history",
    find,
    mend,
)

"""Notes: written, rewritten and deleted without a text ever being lost.

A revision is named by the operation that wrote it, and an edit names the revision it started from. When that
is no longer the current one, two people (or one in two browsers) wrote at once: the later arrival becomes a
note of its own beside the first, and what follows on from it follows it there.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.models import Note, NoteRevision


def put(
    session: Session,
    reader_id: int,
    paper_id: int,
    *,
    note_id: str,
    body: str,
    quote: dict[str, str] | None,
    base_revision: str | None,
    revision: str,
    written_at: datetime,
) -> Note:
    """Write a note's next revision; a note of its own when `base_revision` is not the one it now shows."""
    base = session.get(NoteRevision, (reader_id, base_revision)) if base_revision else None
    target = session.get(Note, (reader_id, base.note_id if base else note_id))
    if target is not None and target.revision == base_revision:
        target.body, target.quote = body, quote or target.quote
        target.revision, target.changed_at, target.is_deleted = revision, written_at, False
    else:
        target = Note(
            reader_id=reader_id,
            id=note_id if target is None else revision,
            paper_id=paper_id,
            body=body,
            quote=quote,
            revision=revision,
            is_deleted=False,
            created_at=written_at,
            changed_at=written_at,
        )
        session.add(target)
    session.add(
        NoteRevision(
            reader_id=reader_id,
            revision=revision,
            note_id=target.id,
            body=body,
            written_at=written_at,
        )
    )
    return target


def delete(session: Session, reader_id: int, note_id: str, at: datetime) -> None:
    """Mark a note as deleted; its revisions stay, and a later edit brings it back."""
    note = session.get(Note, (reader_id, note_id))
    if note is not None:
        note.is_deleted, note.changed_at = True, at

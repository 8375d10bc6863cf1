"""Notes: written, rewritten and deleted without a text ever being lost.

A revision is named by the operation that wrote it, and an edit names the revision it started from. When the note no
longer says what that one said, two people (or one in two browsers) wrote at once: the later arrival becomes a note of
its own beside the first, a conflict copy, and what follows on from it follows it there. For the same reason nobody
deletes what they have not seen.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.models import Note, NoteRevision
from dejalu.services.finding import documents


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
    """Write a note's next revision; a conflict copy when the note has another text than `base_revision` had.

    A note stays with the record of its first revision, and its copies with it, whatever paper_id says.
    """
    base = _find_base(session, reader_id, base_revision)
    target = session.get(Note, (reader_id, base.note_id if base else note_id))
    if target is not None and target.body in (base and base.body, body):
        target.body, target.quote = body, quote or target.quote
        target.revision, target.changed_at, target.is_deleted = revision, written_at, False
    else:
        target = Note(
            reader_id=reader_id,
            id=note_id if target is None else revision,
            paper_id=target.paper_id if target else paper_id,
            body=body,
            quote=quote,
            revision=revision,
            is_deleted=False,
            conflict_of=target and target.id,
            created_at=written_at,
            changed_at=written_at,
        )
        session.add(target)
    documents.note_stale(session, reader_id, [target.paper_id])
    session.add(
        NoteRevision(
            reader_id=reader_id,
            revision=revision,
            note_id=target.id,
            base_revision=base_revision,
            body=body,
            written_at=written_at,
        )
    )
    return target


def delete(session: Session, reader_id: int, note_id: str, base_revision: str | None, at: datetime) -> Note | None:
    """Mark a note as deleted; its revisions stay, and a later edit brings it back. The note, if there is one.

    A note that no longer says what `base_revision` said stays. Without one, it is deleted whatever it says.
    """
    base = _find_base(session, reader_id, base_revision)
    note = session.get(Note, (reader_id, base.note_id if base else note_id))
    if note is not None and (base_revision is None or (base is not None and note.body == base.body)):
        note.is_deleted, note.changed_at = True, at
        documents.note_stale(session, reader_id, [note.paper_id])
    return note


def _find_base(session: Session, reader_id: int, revision: str | None) -> NoteRevision | None:
    return session.get(NoteRevision, (reader_id, revision)) if revision else None

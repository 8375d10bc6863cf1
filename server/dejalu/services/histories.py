"""What notes said before: every version is kept, and can be brought back by an ordinary edit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.errors import UnknownNoteError, UnknownPaperError
from dejalu.models import Note, NoteRevision, Paper
from dejalu.services import marks


@dataclass(frozen=True, slots=True)
class NotedPaper:
    """The paper that a note is on, as a client names it."""

    id: int
    title: str
    identifiers: list[str]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a note."""

    revision: str
    base_revision: str | None
    body: str
    written_at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class History:
    """Every version of a note, the newest first."""

    note_id: str
    is_deleted: bool
    paper: NotedPaper
    revisions: list[Version]


@dataclass(frozen=True, slots=True)
class Deleted:
    """The notes of a paper that were deleted, the latest deleted first."""

    paper: NotedPaper
    notes: list[Note]


def get(session: Session, reader_id: int, note_id: str) -> History:
    """A note's history, also when it is deleted. Raises UnknownNoteError."""
    note = session.get(Note, (reader_id, note_id))
    if note is None:
        raise UnknownNoteError(note_id)
    query = select(NoteRevision).where(NoteRevision.reader_id == reader_id, NoteRevision.note_id == note_id)
    newest_first = query.order_by(NoteRevision.written_at.desc(), NoteRevision.revision.desc())
    versions = [
        Version(one.revision, one.base_revision, one.body, one.written_at, one.revision == note.revision)
        for one in session.scalars(newest_first)
    ]
    return History(note_id, note.is_deleted, _describe(session, reader_id, note.paper_id), versions)


def find_deleted(session: Session, reader_id: int, paper_id: int) -> Deleted:
    """The deleted notes on all records of a paper. Raises UnknownPaperError."""
    paper = _describe(session, reader_id, paper_id)
    query = (
        select(Note)
        .join(Paper, Paper.id == Note.paper_id)
        .where(Note.reader_id == reader_id, Note.is_deleted, Paper.is_of([paper.id]))
    )
    return Deleted(paper, list(session.scalars(query.order_by(Note.changed_at.desc(), Note.id))))


def _describe(session: Session, reader_id: int, paper_id: int) -> NotedPaper:
    paper = session.get(Paper, paper_id)
    mark = marks.find(session, reader_id, [paper.shown_id]).get(paper.shown_id) if paper else None
    if mark is None:
        raise UnknownPaperError(str(paper_id))
    return NotedPaper(mark.paper_id, mark.title, mark.identifiers)

"""Notes and everything they ever said."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Note(Base):
    """A text by a reader on a paper; revision names the version shown, is_deleted marks a tombstone.

    conflict_of is the note that this one was split off from, where two versions were written at the same time.
    """

    __tablename__ = "note"
    __table_args__ = (Index(None, "reader_id", "paper_id"),)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    body: Mapped[str]
    quote: Mapped[dict[str, str] | None] = mapped_column(JSON)
    revision: Mapped[str]
    is_deleted: Mapped[bool] = mapped_column(default=False)
    conflict_of: Mapped[str | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class NoteRevision(Base):
    """One version of a note, named by the operation that wrote it; never changed, never deleted.

    base_revision is the version that the writer had before them, None for a note's first.
    """

    __tablename__ = "note_revision"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    revision: Mapped[str] = mapped_column(primary_key=True)
    note_id: Mapped[str] = mapped_column(index=True)
    base_revision: Mapped[str | None]
    body: Mapped[str]
    written_at: Mapped[datetime]

"""What is searched: all that is said of a paper, and kept of it, in one row for each reader who has it."""

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base

BINARY = String().with_variant(String(collation="C"), "postgresql")
"""Text in the order of its characters, the same in every database."""


class Document(Base):
    """A paper in a reader's list, as it is found and sorted; worked out from everything else (`services.finding`).

    There is one for each paper of which the reader keeps anything. title to identifiers hold words only
    (`queries.words`). status is what the reader said. Sorted is by seq (`Reading.seq`), seen_at and met_at (when last
    and first, in microseconds since 1970), published (the day, counted from the year 1, or the first one of what is
    known), and sort_title: with 0 and `services.finding.documents.UNTITLED` where nothing is known.
    """

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("reader_id", "paper_id"),
        Index("ix_document_seq", "reader_id", "seq", "paper_id"),
        Index("ix_document_seen_at", "reader_id", "seen_at", "paper_id"),
        Index("ix_document_met_at", "reader_id", "met_at", "paper_id"),
        Index("ix_document_published", "reader_id", "published", "paper_id"),
        Index("ix_document_sort_title", "reader_id", "sort_title", "paper_id"),
        # All that a count of everything asks for, so that no row is read for it.
        Index("ix_document_status", "reader_id", "status", "starred", "noted", "year", "met_at", "paper_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"))
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    title: Mapped[str]
    authors: Mapped[str]
    abstract: Mapped[str]
    tags: Mapped[str]
    notes: Mapped[str]
    identifiers: Mapped[str]
    status: Mapped[str | None]
    starred: Mapped[bool]
    noted: Mapped[bool]
    year: Mapped[int | None]
    seq: Mapped[int] = mapped_column(BigInteger)
    seen_at: Mapped[int] = mapped_column(BigInteger)
    met_at: Mapped[int] = mapped_column(BigInteger)
    published: Mapped[int]
    sort_title: Mapped[str] = mapped_column(BINARY)


class TitleWord(Base):
    """A word of the titles and authors in a reader's list, and how many papers there have it.

    It is what a misspelt word can have meant, and worked out from documents (`services.finding.title_words`).
    """

    __tablename__ = "title_word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy reads it once)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    word: Mapped[str] = mapped_column(BINARY, primary_key=True)
    papers: Mapped[int]

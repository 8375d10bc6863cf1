"""One reader's relation to one paper, and each time they met it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Status(StrEnum):
    """How far a reader has got with a paper. No status and never seen means *new*."""

    SEEN = "seen"
    TO_READ = "to-read"
    READING = "reading"
    READ = "read"
    SKIPPED = "skipped"


class Reading(Base):
    """One reader's relation to one paper; seq is the number of its latest change (`Reader.seq`).

    status is what the reader said, empty while they said nothing. The two stamps are those of the operations
    that last set status and star (`services.clock.order`).
    """

    __tablename__ = "reading"
    __table_args__ = (Index(None, "reader_id", "seq"),)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str | None]
    status_stamp: Mapped[str] = mapped_column(default="")
    starred: Mapped[bool] = mapped_column(default=False)
    star_stamp: Mapped[str] = mapped_column(default="")
    times_seen: Mapped[int] = mapped_column(default=0)
    first_seen_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    citation_key: Mapped[str | None]


Index("uq_reading_citation_key", Reading.reader_id, func.lower(Reading.citation_key), unique=True)


class Sighting(Base):
    """One time a reader met a paper; op_id is the operation that told of it."""

    __tablename__ = "sighting"
    __table_args__ = (Index(None, "reader_id", "paper_id"),)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    op_id: Mapped[str] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    seen_at: Mapped[datetime]
    url: Mapped[str | None]

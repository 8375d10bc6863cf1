"""One reader's relation to one paper: what they said of it, each time they met it, and what follows from these."""

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

    It is worked out from registers and sightings (`services.readings`). status is what the reader said, empty while
    they said nothing; version is the arXiv version they said it of, where that was known.
    """

    __tablename__ = "reading"
    __table_args__ = (Index(None, "reader_id", "seq"),)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str | None]
    version: Mapped[int | None]
    starred: Mapped[bool] = mapped_column(default=False)
    times_seen: Mapped[int] = mapped_column(default=0)
    first_seen_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    citation_key: Mapped[str | None]


_UNJUDGED = Reading.status.is_(None)
Index(
    "ix_reading_unjudged",
    Reading.reader_id,
    Reading.last_seen_at,
    Reading.paper_id,
    sqlite_where=_UNJUDGED,
    postgresql_where=_UNJUDGED,
)
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


class Register(Base):
    """The last word on one thing a reader can say of a record: `status`, `version`, `starred` or `tag:KEY`.

    A value of None takes it back. stamp is that of the operation that wrote it (`services.clock.order`).
    """

    __tablename__ = "register"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None]
    stamp: Mapped[str]


class SaidStatus(Base):
    """One status that a reader gave a record, or took back (None); registers keep the last one only.

    stamp is that of the operation that said it (`services.clock.order`).
    """

    __tablename__ = "said_status"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    stamp: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str | None]

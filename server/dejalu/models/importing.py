"""Imports, and what it takes to undo one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class ImportRun(Base):
    """One file that was brought in; undone_at is None while it stands."""

    __tablename__ = "import_run"

    id: Mapped[str] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), index=True)
    name: Mapped[str]
    format: Mapped[str]
    imported_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    added: Mapped[int]
    merged: Mapped[int]
    refused: Mapped[int]


class ImportChange(Base):
    """What some entries of a file, read at once, changed in the library (`services.importing.journal.Journal`)."""

    __tablename__ = "import_change"

    import_id: Mapped[str] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    change: Mapped[dict[str, Any]] = mapped_column(JSON)


class Vanished(Base):
    """Identifiers under which the reader knows no paper any more, since an import was undone; for the changes feed.

    Browsers that were told of a mark must be told of its end: what they alone mark they would ask the reader about.
    """

    __tablename__ = "vanished"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    paper_id: Mapped[int]
    title: Mapped[str]
    identifiers: Mapped[list[str]] = mapped_column(JSON)

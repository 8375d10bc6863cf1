"""Imports, and what it takes to undo one."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import NULLABLE_JSON, Base


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
    """What an import changed of one record, and what stood there before."""

    __tablename__ = "import_change"

    import_id: Mapped[str] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    change: Mapped[dict[str, Any] | None] = mapped_column(NULLABLE_JSON)

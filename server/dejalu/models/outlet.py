"""Where a part of the library is written again and again: files kept up to date, and addresses to read it at."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class KeptFile(Base):
    """A file that the server keeps up to date with the papers of a filter.

    wanted is the filter as `services.filters` keeps it. written_at and papers tell of the last time that its bytes were
    other ones; error says why it could not be written last time, None where it could.
    """

    __tablename__ = "kept_file"

    id: Mapped[str] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"))
    path: Mapped[str] = mapped_column(unique=True)
    format: Mapped[str]
    wanted: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]
    written_at: Mapped[datetime]
    papers: Mapped[int]
    error: Mapped[str | None]


class ExportAddress(Base):
    """An address at which the papers of a filter can be read, and nothing else; its token is kept as SHA-256 only."""

    __tablename__ = "export_address"

    id: Mapped[str] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"))
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    format: Mapped[str]
    wanted: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

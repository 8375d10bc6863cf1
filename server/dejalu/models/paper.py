"""Papers and the identifiers they are known by: facts of the world, the same for every reader."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Paper(Base):
    """The abstract work, described as the pages that mention it describe it.

    title_key is `identity.titles.key(title)`, by which a page without identifiers finds it. A paper known by an
    identifier alone has an empty title until a page says it.
    """

    __tablename__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default="")
    title_key: Mapped[str] = mapped_column(default="", index=True)
    authors: Mapped[list[str]] = mapped_column(JSON, default=list)
    abstract: Mapped[str | None]
    published: Mapped[date | None]
    year: Mapped[int | None]
    url: Mapped[str | None]
    added_at: Mapped[datetime]


class PaperIdentifier(Base):
    """One name of a paper: as it was met (raw) and as it is compared (value)."""

    __tablename__ = "identifier"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    scheme: Mapped[str]
    value: Mapped[str]
    raw: Mapped[str]

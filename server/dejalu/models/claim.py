"""What is said of papers: every claim, and every title under which a paper can be met."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import NULLABLE_JSON, Base


class Claim(Base):
    """What one source says of a paper, with when it first said so.

    What pages say is never changed, and goes only with the import that brought it; what the reader typed can be taken
    back. source is the host of the page, `reader` for what the reader typed (stated_at is then when they last did), or
    empty where nobody is named. digest is the same for the same words, whichever page says them
    (`identity.claims.digest`). category is the first arXiv
    category, publication what `identity.publication.Publication.dump` makes.
    """

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("digest", "source", "paper_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    digest: Mapped[str]
    source: Mapped[str]
    stated_at: Mapped[datetime]
    identifiers: Mapped[list[str]] = mapped_column(JSON)
    title: Mapped[str]
    authors: Mapped[list[str]] = mapped_column(JSON)
    abstract: Mapped[str | None]
    published: Mapped[date | None]
    year: Mapped[int | None]
    url: Mapped[str | None]
    category: Mapped[str | None]
    publication: Mapped[dict[str, Any] | None] = mapped_column(NULLABLE_JSON)


class PaperTitle(Base):
    """A title that a record was claimed under, in the forms that are compared (`identity.titles.Title`)."""

    __tablename__ = "title"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    text: Mapped[str]
    normal: Mapped[str]
    is_cut: Mapped[bool]


class TitleKey(Base):
    """A key that similar titles share (`identity.blocking`): the index by which a title finds its like."""

    __tablename__ = "title_key"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy reads it once)

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    title_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

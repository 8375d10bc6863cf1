"""Papers and the identifiers they are known by: facts of the world, the same for every reader."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, func, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.database import one_of
from dejalu.models.base import NULLABLE_JSON, Base


class Paper(Base):
    """A record of a paper: what is claimed of it under one set of identifiers, or under one title.

    Records that are the same paper keep their own rows, and name the oldest of them as `main_id`: that one stands
    for all, and its description is chosen from all their claims. So taking two records for one, or apart again,
    moves nothing. A record known by an identifier alone has an empty title until a page says it.
    """

    __tablename__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    main_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    title: Mapped[str] = mapped_column(default="")
    authors: Mapped[list[str]] = mapped_column(JSON, default=list)
    abstract: Mapped[str | None]
    published: Mapped[date | None]
    year: Mapped[int | None]
    url: Mapped[str | None]
    category: Mapped[str | None]
    publication: Mapped[dict[str, Any] | None] = mapped_column(NULLABLE_JSON)
    added_at: Mapped[datetime]

    @hybrid_property
    def shown_id(self) -> int:
        """The record that stands for this one's paper."""
        return self.main_id or self.id

    @shown_id.inplace.expression
    @classmethod
    def _shown_id(cls) -> ColumnElement[int]:
        return func.coalesce(cls.main_id, cls.id)

    @classmethod
    def is_of(cls, shown_ids: Iterable[int]) -> ColumnElement[bool]:
        """Whether a record belongs to one of these papers; in a form that the indexes answer."""
        wanted = list(shown_ids)
        return or_(one_of(cls.id, wanted), one_of(cls.main_id, wanted))


class PaperIdentifier(Base):
    """One name of a paper: as it was met (raw) and as it is compared (value)."""

    __tablename__ = "identifier"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    scheme: Mapped[str]
    value: Mapped[str]
    raw: Mapped[str]

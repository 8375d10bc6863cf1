"""Which records are the same paper, and who says so."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class SharedClaim(Base):
    """Two records whose identifiers one source gave to one paper; low_id is the older record."""

    __tablename__ = "shared_claim"

    low_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    high_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
    stated_at: Mapped[datetime]


class Verdict(Base):
    """What a reader said of two records: the same paper, not the same, or (None) nothing any more.

    It wins over whatever pages and titles suggest. stamp is that of the operation (`services.clock.order`).
    """

    __tablename__ = "verdict"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    low_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
    high_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
    is_same: Mapped[bool | None]
    stamp: Mapped[str]


class PossibleMatch(Base):
    """Two records that may be one paper by their titles; score says how alike these are, 0 to 100."""

    __tablename__ = "possible_match"

    low_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    high_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
    score: Mapped[float]

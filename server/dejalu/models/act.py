"""Acts: what was done to many papers at once, and what it takes to undo it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Act(Base):
    """One thing done to many papers, and said in words; papers is to how many.

    stamp orders the acts of a reader. undone_by is what the undoing wrote into registers (`services.clock.order`), None
    while the act stands.
    """

    __tablename__ = "act"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[str]
    made_at: Mapped[datetime]
    stamp: Mapped[str]
    papers: Mapped[int] = mapped_column(default=0)
    undone_by: Mapped[str | None]

    @property
    def is_undone(self) -> bool:
        return self.undone_by is not None


class ActPage(Base):
    """What one batch of an act changed, in the order of place; stamp is what it wrote into registers.

    change is what `services.acts.page.Page` makes.
    """

    __tablename__ = "act_page"
    __table_args__ = (ForeignKeyConstraint(["reader_id", "act_id"], ["act.reader_id", "act.id"]),)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    act_id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stamp: Mapped[str]
    change: Mapped[dict[str, Any]] = mapped_column(JSON)

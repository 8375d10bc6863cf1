"""A reader's labels. Names are compared without case and shown as first written."""

from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Color(StrEnum):
    """What a tag can be shown in."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"
    GRAY = "gray"


class Tag(Base):
    """A label; key is its case-folded name, color one of Color, if the reader chose one."""

    __tablename__ = "tag"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    color: Mapped[str | None]


class Tagging(Base):
    """A tag that a paper has, as its registers say (`Register`)."""

    __tablename__ = "tagging"
    __table_args__ = (
        ForeignKeyConstraint(["reader_id", "tag_key"], ["tag.reader_id", "tag.key"]),
        Index(None, "reader_id", "tag_key", "paper_id"),
    )

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    tag_key: Mapped[str] = mapped_column(primary_key=True)

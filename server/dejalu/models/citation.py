"""Citation keys that papers had before: documents still cite them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class FormerKey(Base):
    """A citation key that another one took the place of; no other paper ever gets it."""

    __tablename__ = "former_key"
    __table_args__ = (Index(None, "reader_id", "paper_id"),)

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    replaced_at: Mapped[datetime]


Index("uq_former_key_key", FormerKey.reader_id, func.lower(FormerKey.key), unique=True)

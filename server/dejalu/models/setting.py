"""What a reader chose about how the library works for them."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Setting(Base):
    """One choice; without a row, the default holds (`services.settings`)."""

    __tablename__ = "setting"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)

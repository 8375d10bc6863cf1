"""What other services were asked about papers, so that none is asked the same again."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import NULLABLE_JSON, Base


class Inquiry(Base):
    """One question to a service (`arxiv`, `crossref`) and its answer; found is None where it knows nothing of it."""

    __tablename__ = "inquiry"

    service: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime]
    found: Mapped[dict[str, Any] | None] = mapped_column(NULLABLE_JSON)

"""What other services were asked about papers, so that none is asked the same again."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import NULLABLE_JSON, Base


class Inquiry(Base):
    """One question to a service (`arxiv`, `crossref`) and its answer.

    question is an identifier, "arxiv:1706.03762"; found is what `inquiries.answer.dump` makes, None where the service
    knows nothing of it; stated_at is when what was found was kept as a claim, None until then.
    """

    __tablename__ = "inquiry"

    service: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime]
    found: Mapped[dict[str, Any] | None] = mapped_column(NULLABLE_JSON)
    stated_at: Mapped[datetime | None]

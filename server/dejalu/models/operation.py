"""The record of what has been applied, by which a repeated delivery is known."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Operation(Base):
    """One edit that was applied; stamp is where it was placed in time, digest the SHA-256 of its content."""

    __tablename__ = "operation"

    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), primary_key=True)
    op_id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    stamp: Mapped[str]
    digest: Mapped[str]
    received_at: Mapped[datetime]

"""Paired browsers and scripts, and the codes they pair with. Secrets are kept as SHA-256 digests only."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Client(Base):
    """One paired browser or script, with its own token; clock is the stamp of its latest edit (`services.clock`).

    One with expires_at is a session of the library page: it ends by itself then.
    """

    __tablename__ = "client"

    id: Mapped[str] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"))
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    paired_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    clock: Mapped[str] = mapped_column(default="")


class PairingCode(Base):
    """A short-lived code that becomes a client's token once; void after too many wrong tries."""

    __tablename__ = "pairing_code"

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"))
    expires_at: Mapped[datetime]
    tries_left: Mapped[int]

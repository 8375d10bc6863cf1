"""A person with a library, and the two counters that order what happens in it."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Reader(Base):
    """A person with a library.

    seq counts the changes of this library; every change of a mark takes the next number, and a client's
    cursor is the last number it has stored. clock is the latest stamp applied (see `services.clock`). What was seen up
    to visited_until was gone through in the inbox.
    """

    __tablename__ = "reader"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    seq: Mapped[int] = mapped_column(BigInteger, default=0)
    clock: Mapped[str] = mapped_column(default="")
    visited_until: Mapped[datetime | None]

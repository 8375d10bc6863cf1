"""The library as a whole."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Library(Base):
    """The one row that names this library, so that a client never takes another for it.

    epoch counts what can alter the answer to a lookup: new claims and verdicts. feed names the series of changes that
    clients' cursors count in; another one means that they must start again (`services.readers.renew_feed`). proof_key
    is what the server proves itself with (`services.proofs`).
    """

    __tablename__ = "library"

    server_id: Mapped[str] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(BigInteger, default=0)
    feed: Mapped[str]
    proof_key: Mapped[str]

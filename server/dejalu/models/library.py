"""The library as a whole."""

from sqlalchemy.orm import Mapped, mapped_column

from dejalu.models.base import Base


class Library(Base):
    """The one row that names this library, so that a client never takes another for it."""

    __tablename__ = "library"

    server_id: Mapped[str] = mapped_column(primary_key=True)

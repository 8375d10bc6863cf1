"""The index of words has those of the documents, and no others."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.database import fulltext
from dejalu.services.health.check import Check


def find(session: Session) -> list[str]:
    """The index, if it is not as it would be if it were made now."""
    return [] if fulltext.is_sound(session.connection()) else [fulltext.INDEX]


def mend(session: Session, _wrong: Sequence[str], _now: datetime) -> None:
    """Make it anew."""
    fulltext.rebuild(session.connection())


INDEX = Check(
    "index",
    "The index has the words of all papers",
    "The index has other words than the papers, so that searches miss some or find too much",
    "Made the index of all words anew",
    find,
    mend,
)

"""The indexes of words have those of the documents, and no others."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.database import word_index
from dejalu.services.finding import title_words
from dejalu.services.finding.title_words import TABLE
from dejalu.services.health.check import Check


def find(session: Session) -> list[str]:
    """The indexes that are not as they would be if they were made now."""
    sound = {word_index.INDEX: word_index.is_sound(session.connection()), TABLE.name: title_words.are_right(session)}
    return [name for name, is_sound in sound.items() if not is_sound]


def mend(session: Session, _wrong: Sequence[str], _now: datetime) -> None:
    """Make them anew."""
    word_index.rebuild(session.connection())
    title_words.count_all(session)


INDEX = Check(
    "index",
    "The index has the words of all papers",
    "The index has other words than the papers, so that searches miss some or find too much",
    "Made the index of all words anew",
    find,
    mend,
)

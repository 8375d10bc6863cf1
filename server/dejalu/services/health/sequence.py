"""No change has a number that its reader has not counted to: browsers would never ask for it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.models import Reader, Reading
from dejalu.services.health.check import Check

Behind = tuple[int, int]
"""A reader, and the number of their latest change."""


def find(session: Session) -> list[Behind]:
    """Readers who have changes beyond their counter."""
    query = (
        select(Reader.id, func.max(Reading.seq))
        .join(Reading, Reading.reader_id == Reader.id)
        .group_by(Reader.id, Reader.seq)
        .having(func.max(Reading.seq) > Reader.seq)
    )
    return [(reader_id, seq) for reader_id, seq in session.execute(query)]


def mend(session: Session, behind: Sequence[Behind], _now: datetime) -> None:
    """Count on from the latest change."""
    for reader_id, seq in behind:
        session.get_one(Reader, reader_id).seq = seq


SEQUENCE = Check(
    "sequence",
    "Changes are numbered as counted",
    "{count} readers have changes beyond their counter, which browsers miss",
    "Raised the counter of {count} readers to their latest change",
    find,
    mend,
)

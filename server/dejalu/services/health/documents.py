"""What is searched is what there is to find."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.services.finding import documents, renewal
from dejalu.services.health.check import Check

Stale = tuple[int, int]
"""A reader, and one of their papers."""


def find(session: Session) -> list[Stale]:
    """Papers whose documents are not what they would be if they were made now."""
    renewal.renew_stale(session)
    wrong = []
    for reader_id, paper_ids in documents.find_readings(session):
        had = documents.find_all(session, reader_id, paper_ids)
        made = documents.make(session, reader_id, paper_ids)
        wrong += [(reader_id, one) for one in paper_ids if had.get(one) != made.get(one)]
        session.expunge_all()
    return wrong


def mend(session: Session, wrong: Sequence[Stale], _now: datetime) -> None:
    """Make these documents anew."""
    papers: defaultdict[int, list[int]] = defaultdict(list)
    for reader_id, paper_id in wrong:
        papers[reader_id].append(paper_id)
    for reader_id, paper_ids in papers.items():
        renewal.renew(session, reader_id, paper_ids)


DOCUMENTS = Check(
    "documents",
    "Every paper is found by its words",
    "{count} papers are not found by their words, or by others",
    "Made {count} papers found by their words again",
    find,
    mend,
)

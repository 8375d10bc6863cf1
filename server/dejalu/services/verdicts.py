"""The reader's word on which records are the same paper, and the pairs that wait for it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.errors import SamePaperError, UnknownPaperError
from dejalu.identity.linkage import Pair, pair
from dejalu.models import Client, Paper, Verdict
from dejalu.services import joins, library, linkage, readers, readings
from dejalu.services.library import Item


@dataclass(frozen=True, slots=True)
class Match:
    """Two papers of a library that may be one; score says how alike their titles are, 0 to 100."""

    paper: Item
    other: Item
    score: float


def say(session: Session, reader_id: int, paper: Paper, other_id: int, is_same: bool | None, stamp: str) -> None:
    """Keep whether a reader takes two records for the same paper (None: takes it back), unless a later word stands.

    Raises UnknownPaperError where they never met such an other, SamePaperError where it is the record itself.
    """
    _get_met(session, reader_id, other_id)
    if other_id == paper.id:
        raise SamePaperError
    low_id, high_id = pair(paper.id, other_id)
    verdict = session.get(Verdict, (reader_id, low_id, high_id))
    if verdict is None:
        verdict = Verdict(reader_id=reader_id, low_id=low_id, high_id=high_id, stamp="")
        session.add(verdict)
    if stamp > verdict.stamp:
        verdict.is_same, verdict.stamp = is_same, stamp
        readers.bump_epoch(session)
        linkage.settle(session, [low_id, high_id])


def decide(
    session: Session, client: Client, paper_id: int, other_id: int, is_same: bool | None, now: datetime
) -> list[Item]:
    """Keep a verdict said now; those papers of the reader's that the two records then belong to.

    Raises UnknownPaperError for a record that they never met, SamePaperError for a record and itself.
    """
    stamp = readers.stamp(session, client, now)
    paper = _get_met(session, client.reader_id, paper_id)
    say(session, client.reader_id, paper, other_id, is_same, stamp)
    shown_ids = {paper.shown_id, session.get_one(Paper, other_id).shown_id}
    return list(library.get_all(session, client.reader_id, shown_ids).values())


def _get_met(session: Session, reader_id: int, paper_id: int) -> Paper:
    """A record of a paper that a reader met: of those that only others met, nobody says what is the same."""
    paper = session.get(Paper, paper_id)
    if paper is None or readings.find(session, reader_id, paper.shown_id) is None:
        raise UnknownPaperError(str(paper_id))
    return paper


def find_matches(session: Session, reader_id: int) -> list[Match]:
    """The pairs of a reader's papers that may be one, the likeliest first, each pair of papers once."""
    pairs: dict[Pair, float] = {}
    for low, high, score in joins.find_undecided(session, reader_id):
        pairs.setdefault(pair(low.shown_id, high.shown_id), score)
    items = library.get_all(session, reader_id, {paper_id for both in pairs for paper_id in both})
    return [
        Match(items[low], items[high], score)
        for (low, high), score in pairs.items()
        if low in items and high in items  # Else the reader keeps nothing of one any more.
    ]

"""What is shown of each record is the best of what is claimed of it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.identity import claims
from dejalu.identity.claims import Chosen
from dejalu.models import Claim, Paper
from dejalu.services import readers
from dejalu.services.health.check import Check

FIELDS = [field.name for field in fields(Chosen)]
Description = tuple[int, Chosen]
"""A record, and what is to be shown of it."""


def find(session: Session) -> list[Description]:
    """Records that are described otherwise than as `identity.claims.choose` chooses.

    The record that stands for its paper is described by what is claimed of any of them, every other one by its own.
    """
    described = select(Paper.id, *(getattr(Paper, name) for name in FIELDS))
    now = {row.id: Chosen(*row[1:]) for row in session.execute(described)}
    return [(paper_id, chosen) for paper_id, chosen in _chosen(session) if now[paper_id] != chosen]


def mend(session: Session, wrong: Sequence[Description], _now: datetime) -> None:
    """Show what was chosen, and tell browsers."""
    for paper_id, chosen in wrong:
        paper = session.get_one(Paper, paper_id)
        for name, value in asdict(chosen).items():
            setattr(paper, name, value)
        readers.note_change_for_all(session, paper_id)
    readers.bump_epoch(session)


def _chosen(session: Session) -> Iterator[Description]:
    said = (getattr(Claim, name) for name in FIELDS)
    query = (
        select(Paper.shown_id.label("shown_id"), Claim.paper_id, Claim.source, Claim.stated_at, *said)
        .join(Paper, Paper.id == Claim.paper_id)
        .order_by(Paper.shown_id, Claim.paper_id)
    )
    rows = session.execute(query.execution_options(yield_per=1_000))
    for shown_id, stated in groupby(rows, key=attrgetter("shown_id")):
        of_all = list(stated)
        yield shown_id, claims.choose(of_all)
        for paper_id, own in groupby(of_all, key=attrgetter("paper_id")):
            if paper_id != shown_id:
                yield paper_id, claims.choose(own)


DESCRIPTIONS = Check(
    "descriptions",
    "Papers are shown as their sources say",
    "{count} papers are shown otherwise than their sources say",
    "Took the description of {count} papers from their sources again",
    find,
    mend,
)

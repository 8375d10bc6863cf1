"""What is shown of each paper is the best of what is claimed of it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from dejalu.identity import claims
from dejalu.identity.claims import Chosen
from dejalu.models import Claim, Paper
from dejalu.services import readers
from dejalu.services.health.check import Check

FIELDS = [field.name for field in fields(Chosen)]
Description = tuple[int, Chosen]
"""A paper, and what is to be shown of it."""


def find(session: Session) -> list[Description]:
    """Papers that are shown otherwise than as `identity.claims.choose` chooses."""
    shown = select(Paper.id, *(getattr(Paper, name) for name in FIELDS)).where(Paper.main_id.is_(None))
    now_shown = {row.id: Chosen(*row[1:]) for row in session.execute(shown)}
    return [
        (paper_id, chosen)
        for paper_id, chosen in _chosen(session)
        if paper_id in now_shown and now_shown[paper_id] != chosen
    ]


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
        select(Paper.shown_id.label("shown_id"), Claim.source, Claim.stated_at, *said)
        .join(Paper, Paper.id == Claim.paper_id)
        .order_by(Paper.shown_id)
    )
    rows = session.execute(query.execution_options(yield_per=1_000))
    for paper_id, stated in groupby(rows, key=_paper):
        yield paper_id, claims.choose(stated)


def _paper(row: Row[Any]) -> int:
    shown_id: int = row.shown_id
    return shown_id


DESCRIPTIONS = Check(
    "descriptions",
    "Papers are shown as their sources say",
    "{count} papers are shown otherwise than their sources say",
    "Took the description of {count} papers from their sources again",
    find,
    mend,
)

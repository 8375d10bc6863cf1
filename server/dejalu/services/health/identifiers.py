"""Every identifier that a source claimed leads to its record, or links the records that share it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.identity.linkage import Pair, pair
from dejalu.models import Claim, PaperIdentifier, SharedClaim
from dejalu.services import linkage
from dejalu.services.health.check import Check

Named = tuple[str, int]
"""An identifier as it is written, and the record that it was claimed of first."""


def find_lost(session: Session) -> list[Named]:
    """Identifiers that were claimed and lead nowhere."""
    known = _owners(session)
    lost: dict[str, int] = {}
    for paper_id, _, name in _claimed(session):
        if name not in known:
            lost.setdefault(name, paper_id)
    return list(lost.items())


def add(session: Session, lost: Sequence[Named], _now: datetime) -> None:
    """Let them lead to their records again."""
    for name, paper_id in lost:
        scheme, _, value = name.partition(":")
        session.add(PaperIdentifier(paper_id=paper_id, scheme=scheme, value=value, raw=value))
    linkage.settle(session, {paper_id for _, paper_id in lost})


def find_unlinked(session: Session) -> list[tuple[Pair, datetime]]:
    """Records to which one source gave the same identifier, and which nothing links; with when it said so."""
    owners = _owners(session)
    linked = {(low, high) for low, high in session.execute(select(SharedClaim.low_id, SharedClaim.high_id))}
    unlinked: dict[Pair, datetime] = {}
    for paper_id, stated_at, name in _claimed(session):
        owner = owners.get(name, paper_id)
        if owner != paper_id and pair(owner, paper_id) not in linked:
            unlinked.setdefault(pair(owner, paper_id), stated_at)
    return list(unlinked.items())


def link(session: Session, unlinked: Sequence[tuple[Pair, datetime]], _now: datetime) -> None:
    """Link them, as the source's claim did."""
    for (low_id, high_id), stated_at in unlinked:
        session.add(SharedClaim(low_id=low_id, high_id=high_id, stated_at=stated_at))
    linkage.settle(session, {paper_id for both, _ in unlinked for paper_id in both})


def _owners(session: Session) -> dict[str, int]:
    query = select(PaperIdentifier.scheme + ":" + PaperIdentifier.value, PaperIdentifier.paper_id)
    return dict(session.execute(query).all())


def _claimed(session: Session) -> Iterator[tuple[int, datetime, str]]:
    query = select(Claim.paper_id, Claim.stated_at, Claim.identifiers).order_by(Claim.id)
    for paper_id, stated_at, names in session.execute(query.execution_options(yield_per=1_000)):
        for name in names:
            yield paper_id, stated_at, name


IDENTIFIERS = Check(
    "identifiers",
    "Every identifier leads to its paper",
    "{count} identifiers lead to no paper",
    "Let {count} identifiers lead to their papers again",
    find_lost,
    add,
)
LINKS = Check(
    "links",
    "Records that share an identifier are linked",
    "{count} pairs of records share an identifier and are not linked",
    "Linked {count} pairs of records that share an identifier",
    find_unlinked,
    link,
)

"""Taking records, and what is claimed of them, out of a library: only the undoing of an import ever does this."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from dejalu.database import one_of
from dejalu.identity.identifiers import Identifier
from dejalu.models import (
    Claim,
    Document,
    FormerKey,
    Note,
    Paper,
    PaperIdentifier,
    PaperTitle,
    PossibleMatch,
    Reading,
    Register,
    SaidStatus,
    SharedClaim,
    Sighting,
    Tagging,
    Verdict,
)
from dejalu.services import claims

KEPT: tuple[InstrumentedAttribute[int], ...] = (
    Register.paper_id,
    Sighting.paper_id,
    Note.paper_id,
    FormerKey.paper_id,
    Verdict.low_id,
    Verdict.high_id,
)
"""Where readers keep things of records."""


def find_kept(session: Session, paper_ids: Collection[int]) -> set[int]:
    """Those of these records of which a reader keeps anything."""
    return {found for column in KEPT for found in session.scalars(select(column).where(one_of(column, paper_ids)))}


def find_claimed(session: Session, paper_ids: Collection[int], like: ColumnElement[bool]) -> set[int]:
    """Those of these records of which there is a claim like that."""
    return set(session.scalars(select(Claim.paper_id).where(one_of(Claim.paper_id, paper_ids), like)))


def remove_claims(session: Session, paper_ids: Collection[int], stated_at: datetime) -> None:
    """Take back what was claimed of these records at this time, and the titles that nobody else claims."""
    session.execute(delete(Claim).where(one_of(Claim.paper_id, paper_ids), Claim.stated_at == stated_at))
    claims.forget_titles(session, paper_ids)


def remove_names(session: Session, names: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Take identifiers from records, unless a claim still gives them; those that were taken."""
    wanted = {(paper_id, Identifier(scheme, value)) for paper_id, scheme, value in names}
    paper_ids = {paper_id for paper_id, _ in wanted}
    query = select(Claim.paper_id, Claim.identifiers).where(one_of(Claim.paper_id, paper_ids))
    claimed = {(paper_id, name) for paper_id, given in session.execute(query) for name in given}
    gone = [(paper_id, name) for paper_id, name in sorted(wanted) if (paper_id, str(name)) not in claimed]
    for paper_id, name in gone:
        own = (PaperIdentifier.scheme == name.scheme) & (PaperIdentifier.value == name.value)
        session.execute(delete(PaperIdentifier).where(own, PaperIdentifier.paper_id == paper_id))
    return [(paper_id, str(name)) for paper_id, name in gone]


def remove(session: Session, paper_ids: Collection[int]) -> set[int]:
    """Take records out with all that is known of them; the records that were compared or joined with them.

    What readers keep of them must be gone. The rest of a paper whose oldest record goes stands for itself.
    """
    main = select(Paper.main_id).where(one_of(Paper.id, paper_ids), Paper.main_id.is_not(None))
    shown = {*paper_ids, *session.scalars(main)}
    near = set(session.scalars(select(Paper.id).where(Paper.is_of(shown))))
    for pairs in (PossibleMatch, SharedClaim):
        told = or_(one_of(pairs.low_id, paper_ids), one_of(pairs.high_id, paper_ids))
        near |= {one for row in session.execute(select(pairs.low_id, pairs.high_id).where(told)) for one in row}
        session.execute(delete(pairs).where(told))
    session.execute(update(Paper).where(one_of(Paper.main_id, paper_ids)).values(main_id=None))
    titles = session.scalars(select(PaperTitle.id).where(one_of(PaperTitle.paper_id, paper_ids)))
    claims.remove_titles(session, titles.all())
    for column in (
        Claim.paper_id,
        PaperIdentifier.paper_id,
        Tagging.paper_id,
        SaidStatus.paper_id,
        Reading.paper_id,
        Document.paper_id,
        Paper.id,
    ):
        session.execute(delete(column.class_).where(one_of(column, paper_ids)))
    return near.difference(paper_ids)

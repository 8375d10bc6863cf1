"""What other services were asked about papers: what is to be asked, their answers, and keeping these as claims.

A paper that lacks nothing that a service can tell is not asked about. What was found is kept for good; where nothing
was, or no published version yet, it is asked again after a month: published versions turn up.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, String, and_, cast, delete, or_, select
from sqlalchemy.orm import Session, aliased

from dejalu.database import one_of
from dejalu.identity import identifiers
from dejalu.identity.identifiers import Identifier
from dejalu.inquiries import answer
from dejalu.inquiries.service import Service
from dejalu.models import Inquiry, Paper, PaperIdentifier
from dejalu.pages.mention import Mention
from dejalu.services import papers

AGAIN_AFTER = timedelta(days=30)
"""How long no answer, or none with a published version, is good for."""

_FIELDS = ("title", "authors", "abstract", "published", "year", "category", "publication")
_QUESTION = PaperIdentifier.scheme + ":" + PaperIdentifier.value


@dataclass(frozen=True, slots=True)
class Gain:
    """How many papers say more than before, and of how many of these a published version is known now."""

    completed: int = 0
    published: int = 0

    def __add__(self, other: "Gain") -> "Gain":
        return Gain(self.completed + other.completed, self.published + other.published)


def find_open(session: Session, service: Service, paper_ids: Collection[int], now: datetime) -> list[Identifier]:
    """What a service is to be asked of these papers, the first met first."""
    shown = aliased(Paper)
    is_asked = and_(Inquiry.service == service.name, Inquiry.question == _QUESTION)
    is_due = or_(Inquiry.asked_at.is_(None), and_(Inquiry.asked_at <= now - AGAIN_AFTER, shown.publication.is_(None)))
    query = (
        select(PaperIdentifier.scheme, PaperIdentifier.value)
        .join(Paper, Paper.id == PaperIdentifier.paper_id)
        .join(shown, shown.id == Paper.shown_id)
        .outerjoin(Inquiry, is_asked)
        .where(
            PaperIdentifier.scheme.in_(service.schemes),
            one_of(shown.id, paper_ids),
            is_due,
            or_(*(_lacks(shown, field) for field in service.tells)),
        )
    )
    return [Identifier(*row) for row in session.execute(query.order_by(PaperIdentifier.id))]


def keep(
    session: Session, service: str, asked: Iterable[Identifier], found: Mapping[Identifier, Mention], now: datetime
) -> None:
    """Keep what was answered, and that nothing was."""
    for name in asked:
        told = answer.dump(found[name]) if name in found else None
        session.merge(Inquiry(service=service, question=str(name), asked_at=now, found=told, stated_at=None))


def forget(session: Session, paper_ids: Collection[int]) -> None:
    """Have everything of these papers asked anew; what was answered stays as the claims it became."""
    query = select(_QUESTION).join(Paper, Paper.id == PaperIdentifier.paper_id).where(Paper.is_of(paper_ids))
    session.execute(delete(Inquiry).where(one_of(Inquiry.question, session.scalars(query).all())))


def find_unstated(session: Session, limit: int) -> list[Inquiry]:
    """Answers of which no claim was made yet, the first asked first."""
    query = select(Inquiry).where(Inquiry.found.is_not(None), Inquiry.stated_at.is_(None))
    return list(session.scalars(query.order_by(Inquiry.asked_at, Inquiry.service, Inquiry.question).limit(limit)))


def state(session: Session, inquiries: Sequence[Inquiry], sources: Mapping[str, str], now: datetime) -> Gain:
    """Keep answers as claims, by the sources that services speak for; what papers gain by it."""
    gain = Gain()
    for inquiry in inquiries:
        name = identifiers.parse(inquiry.question)
        owners = papers.find_owners(session, [name], Paper.shown_id)
        if owners and inquiry.found is not None:
            before = _told(session, owners[name])
            record = papers.meet(session, answer.load(inquiry.found), now, sources[inquiry.service])
            new = _told(session, record.shown_id) - before
            gain += Gain(bool(new), "publication" in new)
        inquiry.stated_at = now
    return gain


def _told(session: Session, paper_id: int) -> set[str]:
    paper = session.get_one(Paper, paper_id)
    return {field for field in _FIELDS if getattr(paper, field)}


def _lacks(paper: type[Paper], field: str) -> ColumnElement[bool]:
    match field:
        case "title":
            return paper.title == ""
        case "authors":
            return cast(paper.authors, String) == "[]"
        case "published":
            return and_(paper.published.is_(None), paper.year.is_(None))
        case _:
            lacking: ColumnElement[bool] = getattr(paper, field).is_(None)
            return lacking

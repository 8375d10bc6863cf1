"""What the papers of a filter have in common, counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dejalu.models import Document, Paper, Status, Tag, Tagging
from dejalu.queries.parser import parse
from dejalu.services.finding import conditions
from dejalu.services.library import Filter

MOST = 50
"""Tags and years that are told of, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many papers have a value."""

    value: str | int
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many papers a filter selects; of these, how many have a star, a note, and each tag and year.

    Statuses are alternatives: how many have each is counted as if the filter asked for none.
    """

    total: int
    statuses: list[Count]
    starred: int
    noted: int
    tags: list[Count]
    years: list[Count]


def count(session: Session, reader_id: int, wanted: Filter) -> Facets:
    """Count the papers of a filter. Raises InvalidQueryError."""
    where = conditions.of(session, reader_id, replace(wanted, statuses=()))
    kinds = (Document.status, Document.starred, Document.noted, Document.year)
    statuses, years = Counter[str](), Counter[int]()
    total = starred = noted = 0
    for kept, is_starred, is_noted, year, papers in session.execute(
        select(*kinds, func.count()).where(*where).group_by(*kinds)
    ):
        status = kept or Status.SEEN.value
        statuses[status] += papers
        if wanted.statuses and status not in wanted.statuses:
            continue
        total += papers
        starred += papers * is_starred
        noted += papers * is_noted
        if year is not None:
            years[year] += papers
    return Facets(
        total=total,
        statuses=[Count(status.value, statuses[status.value]) for status in Status],
        starred=starred,
        noted=noted,
        tags=_count_tags(session, reader_id, wanted, [*where, *conditions.of_statuses(wanted)]),
        years=_most(years),
    )


def _count_tags(session: Session, reader_id: int, wanted: Filter, where: Iterable[ColumnElement[bool]]) -> list[Count]:
    key, papers = Tagging.tag_key.expression, func.count()
    if parse(wanted.q) or replace(wanted, q="") != Filter():
        # The same as without; but of what is worked out there is no index, and SQLite goes through the papers.
        key = key.concat("")
        own = Tagging.paper_id.in_(select(Document.paper_id).where(*where))
    else:
        own = Tagging.paper_id.not_in(select(Paper.id).where(Paper.main_id.is_not(None)))
    counted = (
        select(key.label("tag_key"), papers.label("papers"))
        .where(Tagging.reader_id == reader_id, own)
        .group_by(key)
        .order_by(papers.desc(), key)
        .limit(MOST)
        .subquery()
    )
    query = (
        select(Tag.name, counted.c.papers)
        .join(counted, counted.c.tag_key == Tag.key)
        .where(Tag.reader_id == reader_id)
        .order_by(counted.c.papers.desc(), Tag.key)
    )
    return [Count(name, papers) for name, papers in session.execute(query)]


def _most(years: Counter[int]) -> list[Count]:
    listed = sorted(years.items(), key=lambda one: (-one[1], -one[0]))
    return [Count(year, papers) for year, papers in listed[:MOST]]

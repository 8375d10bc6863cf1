"""What has become of a reader's papers in the last days."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.errors.digests import InvalidSpanError
from dejalu.exporters.digest import Digest, Noted
from dejalu.exporters.digest import Paper as Told
from dejalu.models import Note, Paper, Reading, Register, Sighting, Status
from dejalu.services import clock, exports, library, readings
from dejalu.services.library import Item

DAYS = 7
"""Days that a digest tells of, unless it is said."""
MOST_DAYS = 366
MOST = 20
"""Papers, or notes, in each part."""


def begin(days: int | None, since: date | None, now: datetime) -> datetime:
    """When the time begins that a digest tells of: so many days ago, or with a day (UTC). Raises InvalidSpanError."""
    if days is not None and since is not None:
        raise InvalidSpanError(MOST_DAYS)
    if since is None:
        days = DAYS if days is None else days
        if not 1 <= days <= MOST_DAYS:
            raise InvalidSpanError(MOST_DAYS)
        return now - timedelta(days)
    if not timedelta() <= now.date() - since < timedelta(MOST_DAYS):
        raise InvalidSpanError(MOST_DAYS)
    return datetime.combine(since, time(), UTC)


def make(session: Session, reader_id: int, since: datetime, now: datetime) -> Digest:
    """All there is to tell of the time from since to now."""
    judged = _find_judged(session, reader_id)
    waiting = judged[Status.TO_READ]
    met = _find_met(session, reader_id, since)
    days = _count_days(session, reader_id, met)
    again = sorted((paper_id for paper_id in met if days[paper_id] > 1), key=lambda one: (days[one], one), reverse=True)
    noted = _find_notes(session, reader_id, since)
    shown = {*list(waiting)[:MOST], *again[:MOST], *(paper_id for paper_id, _ in noted[:MOST])}
    days |= _count_days(session, reader_id, shown - met)
    items = library.get_all(session, reader_id, shown)
    papers = {paper_id: _describe(item, days.get(paper_id, 0)) for paper_id, item in items.items()}
    return Digest(
        since=since,
        until=now,
        to_read=[papers[paper_id] for paper_id in list(waiting)[:MOST]],
        to_read_total=len(waiting),
        again=[papers[paper_id] for paper_id in again[:MOST]],
        again_total=len(again),
        notes=[Noted(papers[paper_id], exports.note_of(note)) for paper_id, note in noted[:MOST]],
        notes_total=len(noted),
        seen=len(met),
        read=sum(at >= since for at in judged[Status.READ].values()),
        added=sum(at >= since for at in waiting.values()),
    )


def _find_judged(session: Session, reader_id: int) -> defaultdict[str, dict[int, datetime]]:
    """When each paper was given its status, by status; the latest first."""
    said = (
        select(Paper.shown_id.label("paper_id"), func.max(Register.stamp).label("stamp"))
        .join(Register, Register.paper_id == Paper.id)
        .where(Register.reader_id == reader_id, Register.name == readings.STATUS)
        .group_by(Paper.shown_id)
        .subquery()
    )
    query = (
        select(Reading.status, Reading.paper_id, said.c.stamp)
        .join(said, said.c.paper_id == Reading.paper_id)
        .where(Reading.reader_id == reader_id, Reading.status.is_not(None))
        .order_by(said.c.stamp.desc(), Reading.paper_id.desc())
    )
    found: defaultdict[str, dict[int, datetime]] = defaultdict(dict)
    for status, paper_id, order in session.execute(query):
        found[status or ""][paper_id] = clock.time(clock.stamp(order))
    return found


def _find_met(session: Session, reader_id: int, since: datetime) -> set[int]:
    query = select(Paper.shown_id).join(Sighting, Sighting.paper_id == Paper.id)
    return set(session.scalars(query.where(Sighting.reader_id == reader_id, Sighting.seen_at >= since)))


def _count_days(session: Session, reader_id: int, paper_ids: set[int]) -> dict[int, int]:
    """On how many different days (UTC) papers were met that were met at all."""
    query = select(Paper.shown_id, Sighting.seen_at).join(Sighting, Sighting.paper_id == Paper.id)
    found: defaultdict[int, set[date]] = defaultdict(set)
    for paper_id, seen_at in session.execute(query.where(Sighting.reader_id == reader_id, Paper.is_of(paper_ids))):
        found[paper_id].add(seen_at.date())
    return {paper_id: len(days) for paper_id, days in found.items()}


def _find_notes(session: Session, reader_id: int, since: datetime) -> list[tuple[int, Note]]:
    """The notes that were written or changed since, the latest first, each with its paper."""
    query = (
        select(Paper.shown_id, Note)
        .join(Note, Note.paper_id == Paper.id)
        .where(Note.reader_id == reader_id, Note.is_deleted.is_(False), Note.changed_at >= since)
    )
    rows = session.execute(query.order_by(Note.changed_at.desc(), Note.id))
    return [(paper_id, note) for paper_id, note in rows]


def _describe(item: Item, days: int) -> Told:
    paper, mark = item.paper, item.mark
    return Told(
        id=paper.id,
        title=paper.title,
        authors=paper.authors,
        year=item.year,
        url=exports.address_of(item),
        status=mark.status,
        starred=mark.starred,
        tags=mark.tags,
        days=days,
    )

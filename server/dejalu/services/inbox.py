"""The papers that were seen and never judged: those since the last visit, or all.

Only a visit moves on what counts as new: never beyond now, and back only when it is undone, for it is an act.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from dejalu.database import LARGEST_ID
from dejalu.errors import UnknownListPageError
from dejalu.models import Act, Client, Paper, Reader, Reading
from dejalu.services import library, readers
from dejalu.services.acts import telling
from dejalu.services.acts.acting import Acting
from dejalu.services.library import Item

PAGE = 50
"""Papers in one answer."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,10})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """Some papers, the latest seen first, and the cursor of the next ones (None at the end).

    since is the last visit, total how many papers wait.
    """

    items: list[Item]
    cursor: str | None
    since: datetime | None
    total: int


def find(session: Session, reader_id: int, *, older: bool, cursor: str | None = None) -> Page:
    """A page of the inbox; with older, what was seen before the last visit, too.

    Raises UnknownListPageError for a cursor that was not given by this function.
    """
    since = session.get_one(Reader, reader_id).visited_until
    waits = _waits(reader_id, None if older else since)
    query = select(Reading.paper_id, Reading.last_seen_at).join(Paper, Paper.id == Reading.paper_id)
    query = query.where(*waits, Paper.main_id.is_(None), *([_beyond(cursor)] if cursor is not None else []))
    rows = session.execute(query.order_by(Reading.last_seen_at.desc(), Reading.paper_id.desc()).limit(PAGE + 1)).all()
    found = library.get_all(session, reader_id, [paper_id for paper_id, _ in rows[:PAGE]])
    items = [found[paper_id] for paper_id, _ in rows[:PAGE]]
    return Page(items, _make_cursor(*rows[PAGE - 1]) if len(rows) > PAGE else None, since, _count(session, waits))


def visit(session: Session, client: Client, until: datetime, now: datetime) -> Act:
    """Say that everything seen up to a time was gone through; the papers of the act are those that leave the inbox."""
    since = readers.lock(session, client.reader_id).visited_until
    until = max(min(until, now), since or EPOCH)
    left = _count(session, [*_waits(client.reader_id, since), Reading.last_seen_at <= until])
    acting = Acting(session, client, telling.visited(), now)
    acting.visit(until, left)
    return acting.finish([])


def _waits(reader_id: int, since: datetime | None) -> list[ColumnElement[bool]]:
    """What was seen, after that time if one is given, and never judged."""
    waits = [Reading.reader_id == reader_id, Reading.status.is_(None), Reading.last_seen_at.is_not(None)]
    return [*waits, Reading.last_seen_at > since] if since else waits


def _count(session: Session, waits: list[ColumnElement[bool]]) -> int:
    """How many papers wait: all but the records that others stand for. The first number comes from an index."""
    count = select(func.count()).select_from(Reading).where(*waits)
    joined = count.join(Paper, Paper.id == Reading.paper_id).where(Paper.main_id.is_not(None))
    return session.scalar(select(count.scalar_subquery() - joined.scalar_subquery())) or 0


def _make_cursor(paper_id: int, seen_at: datetime | None) -> str:
    return f"{((seen_at or EPOCH) - EPOCH) // timedelta(microseconds=1)}-{paper_id}"


def _beyond(cursor: str) -> ColumnElement[bool]:
    read = _CURSOR.fullmatch(cursor)
    if not read or int(read[2]) > LARGEST_ID:
        raise UnknownListPageError
    seen_at = EPOCH + timedelta(microseconds=int(read[1]))
    same = and_(Reading.last_seen_at == seen_at, Reading.paper_id < int(read[2]))
    return or_(Reading.last_seen_at < seen_at, same)

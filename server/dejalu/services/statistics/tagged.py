"""Which tags the papers have that were first met in each month."""

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.charts.figures import Figures, Row
from dejalu.database import UtcDateTime
from dejalu.database.parts import day_of
from dejalu.models import Paper, Reading, Tag, Tagging

SHOWN = 8
"""Tags that are told by name."""
MONTHS = 24
OTHERS = "others"


def find(session: Session, reader_id: int, today: date) -> Figures:
    """A row for each of the last months, with the most used tags of these months by name."""
    this = today.year * 12 + today.month - 1
    counts = _count(session, reader_id, this)
    used: Counter[str] = Counter()
    for own in counts.values():
        used.update(own)
    names = [name for name, _ in sorted(used.items(), key=lambda one: (-one[1], one[0]))]
    shown, others = names[:SHOWN], names[SHOWN:]
    first = min(counts, default=this + 1)
    rows: list[Row] = []
    for month in range(first, this + 1):
        named = [counts[month][name] for name in shown]
        rest = [sum(counts[month][name] for name in others)] if others else []
        rows.append((f"{month // 12:04d}-{month % 12 + 1:02d}", *named, *rest))
    about = "Papers with each of your most used tags, by the month in which you first met them (UTC)."
    columns = ("month", *shown, *((OTHERS,) if others else ()))
    return Figures("tags", "Tags, month by month", about, columns, rows)


def _count(session: Session, reader_id: int, this: int) -> dict[int, Counter[str]]:
    """The papers with each tag, by months since the year 0."""
    day = day_of(func.coalesce(Reading.first_seen_at, Paper.added_at, type_=UtcDateTime))
    query = (
        select(Tag.name, day, func.count())
        .join(Tagging, (Tagging.reader_id == Tag.reader_id) & (Tagging.tag_key == Tag.key))
        .join(Reading, (Reading.reader_id == Tagging.reader_id) & (Reading.paper_id == Tagging.paper_id))
        .join(Paper, Paper.id == Reading.paper_id)
        .where(Tag.reader_id == reader_id, Paper.main_id.is_(None))
        .group_by(Tag.name, day)
    )
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for name, met_on, count in session.execute(query):
        month = min(met_on.year * 12 + met_on.month - 1, this)
        if month > this - MONTHS:
            counts[month][name] += count
    return counts

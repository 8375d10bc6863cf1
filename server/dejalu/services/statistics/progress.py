"""How many papers wait to be read, and how many were read, over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.orm import Session

from dejalu.charts.figures import Figures
from dejalu.models import Paper, SaidStatus, Status

EPOCH = date(1970, 1, 1)
A_DAY = 24 * 60 * 60 * 1000
"""In milliseconds, in which stamps count (`services.clock`)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was said on one day: by how many more papers wait and are read than before, and how many became read."""

    day: date
    to_read: int
    read: int
    newly_read: int


def find(session: Session, reader_id: int, today: date) -> Figures:
    """A row for each week from the one before the first status on, named by its last day, or today."""
    waiting = read = 0
    weeks: dict[date, tuple[int, int]] = {}
    for change in find_changes(session, reader_id, today):
        waiting, read = waiting + change.to_read, read + change.read
        weeks[_sunday(change.day)] = waiting, read
    rows: list[tuple[str, int, int]] = []
    end = min(weeks, default=date.max) - timedelta(days=7)
    while weeks and end <= _sunday(today):
        rows.append((min(end, today).isoformat(), *weeks.get(end, rows[-1][1:] if rows else (0, 0))))
        end += timedelta(days=7)
    about = "Papers marked as to-read, and papers marked as read, at the end of each week (UTC)."
    return Figures("progress", "To read, and read", about, ("week until", "to-read", "read"), rows)


def find_changes(session: Session, reader_id: int, today: date) -> Sequence[Change]:
    """What every day changed, the first one first; nothing is later than today. Asked once by each session."""
    known: dict[int, Sequence[Change]] = session.info.setdefault("status_changes", {})
    if reader_id not in known:
        known[reader_id] = _ask_changes(session, reader_id, today)
    return known[reader_id]


def _ask_changes(session: Session, reader_id: int, today: date) -> Sequence[Change]:
    papers = (Paper.shown_id, SaidStatus.stamp, SaidStatus.paper_id)
    before = func.lag(SaidStatus.status).over(partition_by=papers[0], order_by=papers[1:])
    said = (
        select(
            (cast(func.substr(SaidStatus.stamp, 1, 15), BigInteger) // A_DAY).label("day"),
            SaidStatus.status.label("now"),
            before.label("before"),
        )
        .join(Paper, Paper.id == SaidStatus.paper_id)
        .where(SaidStatus.reader_id == reader_id)
        .subquery()
    )
    query = select(said.c.day, said.c.now, said.c.before, func.count()).where(
        said.c.now.is_distinct_from(said.c.before)
    )
    found: dict[date, list[int]] = {}
    latest = (today - EPOCH).days
    for number, now, previous, count in session.execute(query.group_by(said.c.day, said.c.now, said.c.before)):
        sums = found.setdefault(EPOCH + timedelta(days=min(number, latest)), [0, 0, 0])
        for place, status in enumerate((Status.TO_READ, Status.READ)):
            sums[place] += count * ((now == status) - (previous == status))
        sums[2] += count * (now == Status.READ)
    return [Change(day, *found[day]) for day in sorted(found)]


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())

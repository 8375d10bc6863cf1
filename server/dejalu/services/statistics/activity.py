"""How many papers were seen, and how many read, on each day of the last year."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.charts.figures import Figures
from dejalu.database.parts import day_of
from dejalu.models import Paper, Sighting
from dejalu.services.statistics import progress

WEEKS = 53


def find(session: Session, reader_id: int, today: date) -> Figures:
    """A row for each day of the last WEEKS weeks, which begin on Mondays."""
    start = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    seen = _find_seen(session, reader_id, start)
    read = {change.day: change.newly_read for change in progress.find_changes(session, reader_id, today)}
    days = [start + timedelta(days=number) for number in range((today - start).days + 1)]
    rows = [(day.isoformat(), seen.get(day, 0), read.get(day, 0)) for day in days]
    about = "Papers that you met, and papers that you marked as read, on each day of the last 53 weeks (UTC)."
    return Figures("calendar", "Seen and read, day by day", about, ("day", "seen", "read"), rows)


def _find_seen(session: Session, reader_id: int, start: date) -> dict[date, int]:
    day = day_of(Sighting.seen_at)
    query = (
        select(day, func.count(Paper.shown_id.distinct()))
        .join(Paper, Paper.id == Sighting.paper_id)
        .where(Sighting.reader_id == reader_id, Sighting.seen_at >= datetime.combine(start, time(), UTC))
        .group_by(day)
    )
    return dict(session.execute(query).all())

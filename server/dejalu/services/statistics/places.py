"""On which sites papers were met."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.charts.figures import Figures
from dejalu.database.parts import host_of
from dejalu.models import Paper, Sighting

SHOWN = 12
"""Sites that are told by name."""
OTHERS = "other sites"


def find(session: Session, reader_id: int, _today: date) -> Figures:
    """A row for each site, the one with the most papers first."""
    host = host_of(Sighting.url)
    query = (
        select(host, func.count(Paper.shown_id.distinct()))
        .join(Paper, Paper.id == Sighting.paper_id)
        .where(Sighting.reader_id == reader_id, Sighting.url.contains("://"))
        .group_by(host)
    )
    met = dict(session.execute(query).all())
    rows = sorted(met.items(), key=lambda one: (-one[1], one[0]))
    if len(rows) > SHOWN:
        rows = [*rows[:SHOWN], (OTHERS, sum(count for _, count in rows[SHOWN:]))]
    about = "Papers that you met on each site; one met on two sites counts on both."
    return Figures("places", "Where you met papers", about, ("site", "papers"), rows)

"""What the library can tell in figures, each worked out by the database."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from dejalu.charts.figures import Figures
from dejalu.services.statistics import activity, places, progress, tagged

FIND: dict[str, Callable[[Session, int, date], Figures]] = {
    "calendar": activity.find,
    "progress": progress.find,
    "tags": tagged.find,
    "places": places.find,
}
"""What there is, each for a reader and up to a day (UTC)."""

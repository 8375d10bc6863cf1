"""Days and times as other programs write them."""

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache

_DAY = re.compile(r"\s*(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_TIME = re.compile(r"[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
NOON = time(12, tzinfo=UTC)
"""A day without an hour: noon UTC is that same day nearly everywhere."""


@lru_cache(maxsize=20_000)
def day(text: str) -> date | None:
    """The day that a text begins with, as in 2017-06-12, 2017/6/12 or 2017.06.12T10:00:00Z."""
    found = _DAY.match(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


@lru_cache(maxsize=20_000)
def moment(text: str) -> datetime | None:
    """A day, with its time if that is there; a time without a zone is taken for UTC."""
    on = day(text)
    begun = _DAY.match(text)
    if on is None or begun is None:
        return None
    at = _TIME.match(text, begun.end())
    if at is None:
        return datetime.combine(on, NOON)
    zone = "+00:00" if at[4] in (None, "Z") else at[4]
    try:
        return datetime.fromisoformat(f"{on}T{int(at[1]):02}:{at[2]}:{at[3] or '00'}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.combine(on, NOON)


@lru_cache(maxsize=20_000)
def year(text: str) -> int | None:
    """The first year that a text names: 2017 of “June 2017” and of “2017/2018”."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None

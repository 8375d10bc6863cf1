"""Which automatic backups are kept: of each of the last days, weeks and months that have one, the latest."""

from collections.abc import Callable, Collection, Hashable
from datetime import datetime, timedelta

DAY = timedelta(days=1)
KEPT: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (lambda time: time.date(), 7),
    (lambda time: time.isocalendar()[:2], 4),
    (lambda time: (time.year, time.month), 12),
)
"""Days, ISO weeks and months in UTC, and how many of each. Those without a backup do not count: whoever comes back
after a year finds what they left."""


def superfluous(times: Collection[datetime], now: datetime) -> set[datetime]:
    """Those of some backups, by the times they were made at, that need not be kept any longer.

    Never the newest, nor one that is younger than a day.
    """
    newest_first = sorted(times, reverse=True)
    kept = {time for time in newest_first if now - time < DAY} | {*newest_first[:1]}
    for period, count in KEPT:
        latest: dict[Hashable, datetime] = {}
        for time in newest_first:
            latest.setdefault(period(time), time)
        kept |= {*list(latest.values())[:count]}
    return set(times) - kept

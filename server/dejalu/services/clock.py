"""Hybrid logical clock: stamps that order edits made on several machines.

A stamp is `"<Unix milliseconds, 15 digits>-<counter, 4 digits>"`, so that stamps compare as text. A clock never
goes back: it takes the machine's time when that is ahead of all it has met, else it counts on from the latest
(Kulkarni and others, *Logical Physical Clocks*, 2014). The writer's id breaks ties.
"""

from datetime import UTC, datetime

PATTERN = r"^\d{15}-\d{4}$"


def after(latest: str, now: datetime) -> str:
    """The next stamp of a clock whose latest stamp is `latest` (`""` for none)."""
    milliseconds = int(now.timestamp() * 1000)
    if not latest or milliseconds > int(latest[:15]):
        return f"{milliseconds:015d}-0000"
    counter = int(latest[16:]) + 1
    return f"{int(latest[:15]):015d}-{counter:04d}" if counter < 10_000 else f"{int(latest[:15]) + 1:015d}-0000"


def time(stamp: str) -> datetime:
    """The time a stamp tells, in UTC; the last representable one for a stamp beyond it."""
    try:
        return datetime.fromtimestamp(int(stamp[:15]) / 1000, UTC)
    except (OverflowError, ValueError):
        return datetime.max.replace(tzinfo=UTC)


def order(stamp: str, client_id: str) -> str:
    """What decides between two edits of one thing: the greater text is the later edit."""
    return f"{stamp} {client_id}"

"""Hybrid logical clock: stamps that order edits made on several machines.

A stamp is `"<Unix milliseconds, 15 digits>-<counter, 4 digits>"`, so that stamps compare as text. A clock never
goes back: it takes the machine's time when that is ahead of all it has met, else it counts on from the latest
(Kulkarni and others, *Logical Physical Clocks*, 2014). The writer's id breaks ties.

Browsers' clocks may be wrong by years. So an edit is placed in the library's own time by how long before its delivery
it was made, which a wrong clock tells as well as a right one; and always after what its writer had seen.
"""

from datetime import UTC, datetime, timedelta

PATTERN = r"^\d{15}-\d{4}$"
WRITER = len("001782000000000-0000 ") + 1
"""Where, counted from 1, the writer begins in what `order` makes."""
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""The first stamp's time."""


def after(latest: str, now: datetime) -> str:
    """The next stamp of a clock whose latest stamp is `latest` (`""` for none)."""
    milliseconds = int(now.timestamp() * 1000)
    if not latest or milliseconds > int(latest[:15]):
        return f"{milliseconds:015d}-0000"
    counter = int(latest[16:]) + 1
    return f"{int(latest[:15]):015d}-{counter:04d}" if counter < 10_000 else f"{int(latest[:15]) + 1:015d}-0000"


def place(at: str, sent_at: str | None, received: datetime, floor: str) -> str:
    """The stamp in the library's time of an edit that a client stamped `at`, and sent at `sent_at` by the same clock.

    It is never later than `received`, except to come after `floor`, the stamp of what its writer had before them.
    Without `sent_at`, the client's clock is believed where it is not ahead. A client may say that an edit is thousands
    of years old: then it is as old as stamps can be.
    """
    age = time(sent_at) - time(at) if sent_at else received - time(at)
    return after(floor, received - min(max(age, timedelta()), received - BEGINNING))


def time(stamp: str) -> datetime:
    """The time a stamp tells, in UTC; the last representable one for a stamp beyond it."""
    try:
        return datetime.fromtimestamp(int(stamp[:15]) / 1000, UTC)
    except (OverflowError, ValueError):
        return datetime.max.replace(tzinfo=UTC)


def order(stamp: str, client_id: str) -> str:
    """What decides between two edits of one thing: the greater text is the later edit."""
    return f"{stamp} {client_id}"


def stamp(order: str) -> str:
    """The stamp in what decides between two edits."""
    return order.partition(" ")[0]


def writer(order: str) -> str:
    """Who wrote, in what decides between two edits."""
    return order.partition(" ")[2]

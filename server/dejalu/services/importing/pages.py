"""Saved pages: every paper in one was seen, on the day the page was saved."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from dejalu.importers.imported import Imported
from dejalu.pages.mention import Capture

NOON = time(12, tzinfo=UTC)
"""A capture tells its day but no hour; noon UTC is that same day nearly everywhere."""


def read(capture: Capture) -> Iterator[Imported]:
    """The papers of a saved page, in its order."""
    seen_at = datetime.combine(capture.captured_on, NOON)
    for place, mention in enumerate(capture.mentions, 1):
        yield Imported(line=place, mention=mention, seen_at=seen_at)

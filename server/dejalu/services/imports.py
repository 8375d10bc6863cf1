"""Saved pages: every paper in one becomes *seen*, on the day the page was saved."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy.orm import Session

from dejalu.pages.mention import Capture
from dejalu.services import papers, readings

NOON = time(12, tzinfo=UTC)
"""A capture tells its day but no hour; noon UTC is that same day nearly everywhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one paper of the file: `added`, or `merged` into one the library had."""

    title: str
    result: str


def import_capture(session: Session, reader_id: int, capture: Capture, now: datetime) -> Iterator[Line]:
    """Mark every paper of a saved page as seen once more, telling of each as it is done."""
    seen_at = datetime.combine(capture.captured_on, NOON)
    for mention in capture.mentions:
        paper = papers.meet(session, mention, now)
        result = "merged" if readings.find(session, reader_id, paper.shown_id) else "added"
        readings.see(session, reader_id, paper.id, str(uuid.uuid4()), min(seen_at, now), mention.url)
        readings.settle(session, reader_id, paper.shown_id)
        yield Line(mention.title, result)

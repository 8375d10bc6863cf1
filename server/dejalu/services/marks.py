"""A mark: all that a browser needs to draw one paper and to let its reader edit it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.models import Note, Paper, PaperIdentifier, Reading, Status, Tag, Tagging

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Mark:
    """One reader's whole relation to one paper.

    judged is the status the reader gave, or None; status is what is shown: that, else `seen` for a paper met in
    any way, else `new`. seq numbers the latest change.
    """

    paper_id: int
    identifiers: list[str]
    title: str
    judged: str | None
    starred: bool
    tags: list[str]
    notes: list[Note]
    times_seen: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    citation_key: str | None
    seq: int

    @property
    def status(self) -> str:
        met = self.times_seen or self.starred or self.tags or self.notes
        return self.judged or (Status.SEEN if met else "new")


def find(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, Mark]:
    """The marks of those papers that the reader has a reading of, by paper id, with five queries in all."""
    readings = session.scalars(select(Reading).where(Reading.reader_id == reader_id, Reading.paper_id.in_(paper_ids)))
    return {mark.paper_id: mark for mark in of_readings(session, reader_id, list(readings))}


def of_readings(session: Session, reader_id: int, readings: Sequence[Reading]) -> list[Mark]:
    """A mark for each reading, in the order given."""
    ids = [reading.paper_id for reading in readings]
    papers = {paper.id: paper for paper in session.scalars(select(Paper).where(Paper.id.in_(ids)))}
    identifiers = _group(
        (row.paper_id, f"{row.scheme}:{row.value}")
        for row in session.scalars(
            select(PaperIdentifier).where(PaperIdentifier.paper_id.in_(ids)).order_by(PaperIdentifier.id)
        )
    )
    tags = _group(
        session.execute(
            select(Tagging.paper_id, Tag.name)
            .join(Tag, (Tag.reader_id == Tagging.reader_id) & (Tag.key == Tagging.tag_key))
            .where(Tagging.reader_id == reader_id, Tagging.paper_id.in_(ids), Tagging.is_on)
            .order_by(Tag.key)
        )
    )
    notes = _group(
        (note.paper_id, note)
        for note in session.scalars(
            select(Note)
            .where(Note.reader_id == reader_id, Note.paper_id.in_(ids), Note.is_deleted.is_(False))
            .order_by(Note.created_at, Note.id)
        )
    )
    return [
        Mark(
            paper_id=reading.paper_id,
            identifiers=identifiers[reading.paper_id],
            title=papers[reading.paper_id].title,
            judged=reading.status,
            starred=reading.starred,
            tags=tags[reading.paper_id],
            notes=notes[reading.paper_id],
            times_seen=reading.times_seen,
            first_seen_at=reading.first_seen_at,
            last_seen_at=reading.last_seen_at,
            citation_key=reading.citation_key,
            seq=reading.seq,
        )
        for reading in readings
    ]


def _group(rows: Iterable[tuple[int, Value]]) -> defaultdict[int, list[Value]]:
    grouped: defaultdict[int, list[Value]] = defaultdict(list)
    for paper_id, value in rows:
        grouped[paper_id].append(value)
    return grouped

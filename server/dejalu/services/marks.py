"""A mark: all that a browser needs to draw one paper and to let its reader edit it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Note, PaperIdentifier, Reading, Status, Tag, Tagging, Vanished
from dejalu.services import joins
from dejalu.services.joins import Joined, Suggestion

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Mark:
    """One reader's whole relation to one paper.

    judged is the status the reader gave, or None, and version the arXiv version they gave it to; status is what is
    shown: that, else `seen` for a paper met in any way, else `new`. records are the ids of all its records, joined
    those that were taken for this one paper by their titles, possible the paper that may be the same. seq numbers the
    latest change. citation_key is that of the record which stands for the paper, else of the oldest that has one.
    """

    paper_id: int
    records: list[int]
    identifiers: list[str]
    title: str
    judged: str | None
    version: int | None
    starred: bool
    tags: list[str]
    notes: list[Note]
    times_seen: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    citation_key: str | None
    seq: int
    joined: list[Joined] = field(default_factory=list)
    possible: Suggestion | None = None

    @property
    def status(self) -> str:
        met = self.times_seen or self.starred or self.tags or self.notes
        return self.judged or (Status.SEEN if met else "new")


def find(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, Mark]:
    """The marks of those papers that the reader has a reading of, by paper id, with nine queries at most."""
    readings = session.scalars(
        select(Reading).where(Reading.reader_id == reader_id, one_of(Reading.paper_id, paper_ids))
    )
    return {mark.paper_id: mark for mark in of_readings(session, reader_id, readings.all())}


def of_readings(session: Session, reader_id: int, readings: Sequence[Reading]) -> list[Mark]:
    """A mark for each reading, in the order given."""
    if not readings:
        return []
    ids = [reading.paper_id for reading in readings]
    records = joins.find_records(session, ids)
    shown = {record.id: record.shown_id for record in records}
    titles = {record.id: record.title for record in records}
    names = _group(
        session.execute(
            select(PaperIdentifier.paper_id, PaperIdentifier.scheme + ":" + PaperIdentifier.value)
            .where(one_of(PaperIdentifier.paper_id, shown))
            .order_by(PaperIdentifier.id)
        )
    )
    own = _group((record.shown_id, record.id) for record in records)
    identifiers = _group((shown[record.id], name) for record in records for name in names[record.id])
    tags = _group(
        session.execute(
            select(Tagging.paper_id, Tag.name)
            .join(Tag, (Tag.reader_id == Tagging.reader_id) & (Tag.key == Tagging.tag_key))
            .where(Tagging.reader_id == reader_id, one_of(Tagging.paper_id, ids))
            .order_by(Tag.key)
        )
    )
    notes = _group(
        (shown[note.paper_id], note)
        for note in session.scalars(
            select(Note)
            .where(Note.reader_id == reader_id, one_of(Note.paper_id, shown), Note.is_deleted.is_(False))
            .order_by(Note.created_at, Note.id)
        )
    )
    keys = _find_keys(session, reader_id, shown)
    joined = joins.find_joined(session, records, names)
    possible = joins.find_possible(session, reader_id, shown)
    return [
        Mark(
            paper_id=reading.paper_id,
            records=own[reading.paper_id],
            identifiers=identifiers[reading.paper_id],
            title=titles[reading.paper_id],
            judged=reading.status,
            version=reading.version,
            starred=reading.starred,
            tags=tags[reading.paper_id],
            notes=notes[reading.paper_id],
            times_seen=reading.times_seen,
            first_seen_at=reading.first_seen_at,
            last_seen_at=reading.last_seen_at,
            citation_key=reading.citation_key or keys.get(reading.paper_id),
            seq=reading.seq,
            joined=joined.get(reading.paper_id, []),
            possible=possible.get(reading.paper_id),
        )
        for reading in readings
    ]


def _find_keys(session: Session, reader_id: int, shown: Mapping[int, int]) -> dict[int, str]:
    """The citation keys of papers of several records, by the records that stand for them."""
    others = [record for record, shown_id in shown.items() if record != shown_id]
    if not others:
        return {}
    query = select(Reading.paper_id, Reading.citation_key).where(
        Reading.reader_id == reader_id, one_of(Reading.paper_id, others), Reading.citation_key.is_not(None)
    )
    rows = session.execute(query.order_by(Reading.paper_id.desc()))
    return {shown[record]: key for record, key in rows if key}


def of_vanished(gone: Vanished) -> Mark:
    """The mark of what is known no more, with nothing on it."""
    return Mark(
        paper_id=gone.paper_id,
        records=[gone.paper_id],
        identifiers=gone.identifiers,
        title=gone.title,
        judged=None,
        version=None,
        starred=False,
        tags=[],
        notes=[],
        times_seen=0,
        first_seen_at=None,
        last_seen_at=None,
        citation_key=None,
        seq=gone.seq,
    )


def _group(rows: Iterable[tuple[int, Value]]) -> defaultdict[int, list[Value]]:
    grouped: defaultdict[int, list[Value]] = defaultdict(list)
    for paper_id, value in rows:
        grouped[paper_id].append(value)
    return grouped

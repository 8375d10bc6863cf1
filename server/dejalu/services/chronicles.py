"""What happened to one paper: every status it was given, when and where it was met, and its notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.exporters import note_html
from dejalu.models import Client, Note, SaidStatus, Sighting
from dejalu.services import clock, library

SHOWN = 100
"""Sightings of a paper that are told."""


@dataclass(frozen=True, slots=True)
class Said:
    """A status that was given, or (None) taken back: when, and by which client or `import`."""

    status: str | None
    at: datetime
    client: str


@dataclass(frozen=True, slots=True)
class Written:
    """A note as HTML that shows it and can do nothing else, and the passage it is about."""

    note_id: str
    html: str
    quote: dict[str, str] | None
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What happened to a paper: statuses and sightings with the latest first, notes with the first first."""

    statuses: list[Said]
    sightings: Sequence[Sighting]
    notes: list[Written]


def get(session: Session, reader_id: int, paper_id: int) -> Chronicle:
    """What happened to a paper, by the id of any of its records. Raises UnknownPaperError."""
    records = library.get(session, reader_id, paper_id).mark.records
    seen = select(Sighting).where(Sighting.reader_id == reader_id, one_of(Sighting.paper_id, records))
    noted = select(Note).where(Note.reader_id == reader_id, one_of(Note.paper_id, records), Note.is_deleted.is_(False))
    return Chronicle(
        _find_statuses(session, reader_id, records),
        session.scalars(seen.order_by(Sighting.seen_at.desc(), Sighting.op_id).limit(SHOWN)).all(),
        [
            Written(note.id, note_html.render(note.body), note.quote, note.created_at, note.changed_at)
            for note in session.scalars(noted.order_by(Note.created_at, Note.id))
        ],
    )


def _find_statuses(session: Session, reader_id: int, records: Sequence[int]) -> list[Said]:
    said = select(SaidStatus.stamp, SaidStatus.status).where(SaidStatus.reader_id == reader_id)
    rows = session.execute(said.where(one_of(SaidStatus.paper_id, records)).order_by(SaidStatus.stamp.desc())).all()
    writers = {clock.writer(stamp) for stamp, _ in rows}
    own = (Client.reader_id == reader_id) & one_of(Client.id, writers)
    names = dict(session.execute(select(Client.id, Client.name).where(own)).all())
    return [
        Said(status, clock.time(stamp), names.get(writer, writer))
        for stamp, status in rows
        for writer in [clock.writer(stamp)]
    ]

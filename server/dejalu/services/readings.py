"""What a reader keeps of a paper, worked out from what they said of each of its records and when they met these."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Paper, Reading, Register, Sighting, Tagging
from dejalu.services import readers

STATUS, VERSION, STARRED, TAG = "status", "version", "starred", "tag:"
"""Names of registers; a tag's ends with its key."""
YES = "yes"
"""The value of a register that is simply on."""


def say(session: Session, reader_id: int, paper_id: int, name: str, value: str | None, stamp: str) -> None:
    """Write a register of a record, unless a later word stands there."""
    register = session.get(Register, (reader_id, paper_id, name))
    if register is None:
        session.add(Register(reader_id=reader_id, paper_id=paper_id, name=name, value=value, stamp=stamp))
    elif stamp > register.stamp:
        register.value, register.stamp = value, stamp


def see(session: Session, reader_id: int, paper_id: int, op_id: str, seen_at: datetime, url: str | None) -> None:
    """Record one sighting of a record."""
    session.add(Sighting(reader_id=reader_id, op_id=op_id, paper_id=paper_id, seen_at=seen_at, url=url))


def find(session: Session, reader_id: int, shown_id: int) -> Reading | None:
    """The reader's reading of a paper, if they met it."""
    return session.get(Reading, (reader_id, shown_id))


def settle(session: Session, reader_id: int, shown_id: int) -> Reading:
    """Work a reading out anew, the last word on each thing counting, and tell of the change."""
    session.flush()
    records = session.scalars(select(Paper.id).where(Paper.is_of([shown_id]))).all()
    said = _last_words(session, reader_id, records)
    reading = find(session, reader_id, shown_id)
    if reading is None:
        reading = Reading(reader_id=reader_id, paper_id=shown_id, seq=0)
        session.add(reading)
    reading.status, reading.starred = said.get(STATUS), said.get(STARRED) == YES
    version = said.get(VERSION)
    reading.version = int(version) if version and reading.status else None
    counts = select(func.count(), func.min(Sighting.seen_at), func.max(Sighting.seen_at))
    seen = session.execute(counts.where(Sighting.reader_id == reader_id, one_of(Sighting.paper_id, records))).one()
    reading.times_seen, reading.first_seen_at, reading.last_seen_at = seen
    tags = {name.removeprefix(TAG) for name, value in said.items() if name.startswith(TAG) and value}
    _settle_tags(session, reader_id, shown_id, tags)
    if reading.citation_key is None:
        _inherit_key(session, reading, records)
    readers.note_change(session, reading)
    session.flush()
    return reading


def readers_of(session: Session, paper_ids: Iterable[int]) -> list[int]:
    """The readers who keep anything of these records."""
    return sorted(session.scalars(select(Reading.reader_id).where(one_of(Reading.paper_id, paper_ids)).distinct()))


def _inherit_key(session: Session, reading: Reading, records: Iterable[int]) -> None:
    """Keep the citation key of a record that now belongs to this paper: it may be in a manuscript."""
    query = select(Reading).where(Reading.reader_id == reading.reader_id, one_of(Reading.paper_id, records))
    keyed = session.scalar(query.where(Reading.citation_key.is_not(None)).order_by(Reading.paper_id))
    if keyed is not None:
        key, keyed.citation_key = keyed.citation_key, None
        session.flush()
        reading.citation_key = key


def _last_words(session: Session, reader_id: int, records: Iterable[int]) -> dict[str, str | None]:
    query = select(Register).where(Register.reader_id == reader_id, one_of(Register.paper_id, records))
    return {register.name: register.value for register in session.scalars(query.order_by(Register.stamp))}


def _settle_tags(session: Session, reader_id: int, shown_id: int, wanted: set[str]) -> None:
    query = select(Tagging).where(Tagging.reader_id == reader_id, Tagging.paper_id == shown_id)
    kept = {tagging.tag_key: tagging for tagging in session.scalars(query)}
    for key in kept.keys() - wanted:
        session.delete(kept[key])
    for key in sorted(wanted - kept.keys()):
        session.add(Tagging(reader_id=reader_id, paper_id=shown_id, tag_key=key))

"""What a reader keeps of a paper, worked out from what they said of each of its records and when they met these."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from dejalu.database import one_of, one_of_named
from dejalu.models import Paper, Reading, Register, SaidStatus, Sighting, Tagging
from dejalu.services import readers

STATUS, VERSION, STARRED, TAG = "status", "version", "starred", "tag:"
"""Names of registers; a tag's ends with its key."""
YES = "yes"
"""The value of a register that is simply on."""

# What is asked for every edit, built once.
_RECORDS = select(Paper.id).where(or_(one_of_named(Paper.id, "shown"), one_of_named(Paper.main_id, "shown")))
_REGISTERS = (
    select(Register)
    .where(Register.reader_id == bindparam("reader_id"), one_of_named(Register.paper_id, "records"))
    .order_by(Register.stamp, Register.paper_id)
)
_SIGHTINGS = select(func.count(), func.min(Sighting.seen_at), func.max(Sighting.seen_at)).where(
    Sighting.reader_id == bindparam("reader_id"), one_of_named(Sighting.paper_id, "records")
)
_TAGGINGS = select(Tagging).where(
    Tagging.reader_id == bindparam("reader_id"), one_of_named(Tagging.paper_id, "records")
)


def say(session: Session, reader_id: int, paper_id: int, words: Mapping[str, str | None], stamp: str) -> None:
    """Write registers of a record, each unless a later word stands there; every status is remembered."""
    kept = {register.name: register for register in _registers(session, reader_id, [paper_id])}
    for name, value in words.items():
        register = kept.get(name)
        if register is None:
            session.add(Register(reader_id=reader_id, paper_id=paper_id, name=name, value=value, stamp=stamp))
        elif stamp > register.stamp:
            register.value, register.stamp = value, stamp
    if STATUS in words:
        session.add(SaidStatus(reader_id=reader_id, paper_id=paper_id, stamp=stamp, status=words[STATUS]))


def see(session: Session, reader_id: int, paper_id: int, op_id: str, seen_at: datetime, url: str | None) -> None:
    """Record one sighting of a record."""
    session.add(Sighting(reader_id=reader_id, op_id=op_id, paper_id=paper_id, seen_at=seen_at, url=url))


def find(session: Session, reader_id: int, shown_id: int) -> Reading | None:
    """The reader's reading of a paper, if they met it."""
    return session.get(Reading, (reader_id, shown_id))


def settle(session: Session, reader_id: int, shown_id: int) -> Reading:
    """Work a reading out anew, the last word on each thing counting, and tell of the change."""
    session.flush()
    with session.no_autoflush:
        return _settle(session, reader_id, shown_id)


def _settle(session: Session, reader_id: int, shown_id: int) -> Reading:
    records = session.scalars(_RECORDS, {"shown": [shown_id]}).all()
    said = {register.name: register.value for register in _registers(session, reader_id, records)}
    reading = find(session, reader_id, shown_id)
    if reading is None:
        reading = Reading(reader_id=reader_id, paper_id=shown_id, seq=0)
        session.add(reading)
    for field, value in follow(said).items():
        setattr(reading, field, value)
    seen = session.execute(_SIGHTINGS, {"reader_id": reader_id, "records": records}).one()
    reading.times_seen, reading.first_seen_at, reading.last_seen_at = seen
    _settle_tags(session, reader_id, shown_id, tags_of(said))
    readers.note_change(session, reading)
    session.flush()
    return reading


def follow(said: Mapping[str, str | None]) -> dict[str, str | int | bool | None]:
    """The fields of a reading that follow from the last words on its paper."""
    status, version = said.get(STATUS), said.get(VERSION)
    return {
        "status": status,
        "version": int(version) if version and status else None,
        "starred": said.get(STARRED) == YES,
    }


def tags_of(said: Mapping[str, str | None]) -> set[str]:
    """The keys of the tags that the last words on a paper leave on it."""
    return {name.removeprefix(TAG) for name, value in said.items() if name.startswith(TAG) and value}


def readers_of(session: Session, paper_ids: Iterable[int]) -> list[int]:
    """The readers who keep anything of these records."""
    return sorted(session.scalars(select(Reading.reader_id).where(one_of(Reading.paper_id, paper_ids)).distinct()))


def _registers(session: Session, reader_id: int, records: Sequence[int]) -> Iterable[Register]:
    """What a reader said of these records, the last word last."""
    return session.scalars(_REGISTERS, {"reader_id": reader_id, "records": records})


def _settle_tags(session: Session, reader_id: int, shown_id: int, wanted: set[str]) -> None:
    asked = {"reader_id": reader_id, "records": [shown_id]}
    kept = {tagging.tag_key: tagging for tagging in session.scalars(_TAGGINGS, asked)}
    for key in kept.keys() - wanted:
        session.delete(kept[key])
    for key in sorted(wanted - kept.keys()):
        session.add(Tagging(reader_id=reader_id, paper_id=shown_id, tag_key=key))

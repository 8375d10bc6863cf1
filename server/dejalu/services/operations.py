"""Edits, each applied once.

Every edit is an operation with an id of its own, made by the client. Applying and recording it is one
transaction; the same operation delivered again changes nothing. Scalars and each (paper, tag) pair are
last-writer-wins registers ordered by `clock.order`, so that the order of delivery does not matter.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dejalu.errors import ReusedOperationError
from dejalu.models import Operation, Reader, Reading, Sighting, Tag, Tagging
from dejalu.pages.mention import Mention
from dejalu.services import clock, merging, notes, papers, readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One operation as a client sent it: who, when, what, on which paper, and what the type needs besides."""

    op_id: str
    client_id: str
    at: str
    type: str
    paper: Mention
    values: dict[str, Any]

    @property
    def order(self) -> str:
        return clock.order(self.at, self.client_id)

    @property
    def digest(self) -> str:
        content = json.dumps([self.at, self.type, repr(self.paper), self.values], sort_keys=True, default=str)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def apply(session: Session, reader: Reader, edit: Edit, now: datetime) -> bool:
    """Apply an edit and record it; False when it had been applied before.

    Raises ReusedOperationError for an id used for something else, UnnamedPaperError for an edit of nothing.
    """
    applied = session.get(Operation, (reader.id, edit.op_id))
    if applied is not None:
        if applied.digest != edit.digest:
            raise ReusedOperationError(edit.op_id)
        return False
    paper = papers.meet(session, edit.paper, now)
    reading = session.get(Reading, (reader.id, paper.id)) or start_reading(session, reader.id, paper.id)
    APPLY[edit.type](session, reading, edit)
    readers.note_change(session, reading)
    session.add(
        Operation(
            reader_id=reader.id,
            op_id=edit.op_id,
            client_id=edit.client_id,
            stamp=edit.at,
            digest=edit.digest,
            received_at=now,
        )
    )
    reader.clock = max(reader.clock, edit.at)
    session.flush()
    return True


def start_reading(session: Session, reader_id: int, paper_id: int) -> Reading:
    """A reading that says nothing yet."""
    reading = Reading(
        reader_id=reader_id,
        paper_id=paper_id,
        seq=0,
        status_stamp="",
        star_stamp="",
        starred=False,
        times_seen=0,
    )
    session.add(reading)
    session.flush()
    return reading


def see(session: Session, reading: Reading, op_id: str, seen_at: datetime, url: str | None) -> None:
    """Record one sighting of a paper."""
    session.add(Sighting(reader_id=reading.reader_id, op_id=op_id, paper_id=reading.paper_id, seen_at=seen_at, url=url))
    session.flush()
    merging.count_sightings(session, reading)


def _see(session: Session, reading: Reading, edit: Edit) -> None:
    see(session, reading, edit.op_id, clock.time(edit.at), edit.paper.url)


def _undo_seen(session: Session, reading: Reading, edit: Edit) -> None:
    sighting = session.get(Sighting, (reading.reader_id, edit.values["seen_op_id"]))
    if sighting is not None and sighting.paper_id == reading.paper_id:
        session.delete(sighting)
        session.flush()
        merging.count_sightings(session, reading)


def _set_status(session: Session, reading: Reading, edit: Edit) -> None:
    if edit.order > reading.status_stamp:
        reading.status, reading.status_stamp = edit.values["status"], edit.order


def _set_star(session: Session, reading: Reading, edit: Edit) -> None:
    if edit.order > reading.star_stamp:
        reading.starred, reading.star_stamp = edit.values["starred"], edit.order


def _set_tag(session: Session, reading: Reading, edit: Edit) -> None:
    name = edit.values["tag"]
    tag = session.get(Tag, (reading.reader_id, name.casefold()))
    if tag is None:
        tag = Tag(reader_id=reading.reader_id, key=name.casefold(), name=name)
        session.add(tag)
        session.flush()
    tagging = session.get(Tagging, (reading.reader_id, reading.paper_id, tag.key))
    if tagging is None:
        tagging = Tagging(
            reader_id=reading.reader_id, paper_id=reading.paper_id, tag_key=tag.key, is_on=False, stamp=""
        )
        session.add(tagging)
    if edit.order > tagging.stamp:
        tagging.is_on, tagging.stamp = edit.values["on"], edit.order


def _put_note(session: Session, reading: Reading, edit: Edit) -> None:
    notes.put(
        session,
        reading,
        note_id=edit.values["note_id"],
        body=edit.values["body"],
        quote=edit.values.get("quote"),
        base_revision=edit.values.get("base_revision"),
        revision=edit.op_id,
        written_at=clock.time(edit.at),
    )


def _delete_note(session: Session, reading: Reading, edit: Edit) -> None:
    notes.delete(session, reading.reader_id, edit.values["note_id"], clock.time(edit.at))


def _describe(session: Session, reading: Reading, edit: Edit) -> None:
    """What the page says of the paper was learned when the paper was met."""


APPLY: dict[str, Callable[[Session, Reading, Edit], None]] = {
    "seen": _see,
    "undo_seen": _undo_seen,
    "set_status": _set_status,
    "set_star": _set_star,
    "set_tag": _set_tag,
    "put_note": _put_note,
    "delete_note": _delete_note,
    "describe": _describe,
}
"""All there is to edit."""

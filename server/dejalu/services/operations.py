"""Edits, each applied once.

Every edit is an operation with an id of its own, made by the client. Applying and recording it is one
transaction; the same operation delivered again changes nothing. Scalars and each (record, tag) pair are
last-writer-wins registers ordered by `clock.order`, so that the order of delivery does not matter. What is said is
kept with the record it was said of, so that it goes with that record when papers are joined or told apart.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dejalu.errors import ReusedOperationError
from dejalu.models import Operation, Paper, Reader, Sighting, Tag
from dejalu.pages.mention import Mention
from dejalu.services import clock, notes, papers, readings, verdicts


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

    Raises ReusedOperationError for an id used for something else, UnnamedPaperError for an edit of nothing, and
    UnknownPaperError for one that names another paper which is not there.
    """
    applied = session.get(Operation, (reader.id, edit.op_id))
    if applied is not None:
        if applied.digest != edit.digest:
            raise ReusedOperationError(edit.op_id)
        return False
    paper = papers.meet(session, edit.paper, now)
    APPLY[edit.type](session, reader.id, paper, edit)
    readings.settle(session, reader.id, paper.shown_id)
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


def _see(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    readings.see(session, reader_id, paper.id, edit.op_id, clock.time(edit.at), edit.paper.url)


def _undo_seen(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    sighting = session.get(Sighting, (reader_id, edit.values["seen_op_id"]))
    if sighting is not None and session.get_one(Paper, sighting.paper_id).shown_id == paper.shown_id:
        session.delete(sighting)


def _set_status(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    version = str(edit.paper.version) if edit.paper.version else None
    readings.say(session, reader_id, paper.id, readings.STATUS, edit.values["status"], edit.order)
    readings.say(session, reader_id, paper.id, readings.VERSION, version, edit.order)


def _set_star(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    value = readings.YES if edit.values["starred"] else None
    readings.say(session, reader_id, paper.id, readings.STARRED, value, edit.order)


def _set_tag(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    name = edit.values["tag"]
    if session.get(Tag, (reader_id, name.casefold())) is None:
        session.add(Tag(reader_id=reader_id, key=name.casefold(), name=name))
        session.flush()
    value = readings.YES if edit.values["on"] else None
    readings.say(session, reader_id, paper.id, readings.TAG + name.casefold(), value, edit.order)


def _put_note(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    notes.put(
        session,
        reader_id,
        paper.id,
        note_id=edit.values["note_id"],
        body=edit.values["body"],
        quote=edit.values.get("quote"),
        base_revision=edit.values.get("base_revision"),
        revision=edit.op_id,
        written_at=clock.time(edit.at),
    )


def _delete_note(session: Session, reader_id: int, _paper: Paper, edit: Edit) -> None:
    notes.delete(session, reader_id, edit.values["note_id"], clock.time(edit.at))


def _set_same(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    verdicts.say(session, reader_id, paper, edit.values["other"], edit.values["same"], edit.order)


def _describe(session: Session, reader_id: int, paper: Paper, edit: Edit) -> None:
    """What the page says of the paper was kept when the paper was met."""


APPLY: dict[str, Callable[[Session, int, Paper, Edit], None]] = {
    "seen": _see,
    "undo_seen": _undo_seen,
    "set_status": _set_status,
    "set_star": _set_star,
    "set_tag": _set_tag,
    "put_note": _put_note,
    "delete_note": _delete_note,
    "set_same": _set_same,
    "describe": _describe,
}
"""All there is to edit."""

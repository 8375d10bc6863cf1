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

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from dejalu.errors import ReusedOperationError, UnknownPaperError
from dejalu.models import Client, Note, Operation, Paper, Reader, Sighting
from dejalu.pages.mention import Mention
from dejalu.services import clock, notes, papers, readings, tags, verdicts

APPLIED = select(Operation.digest).where(
    Operation.reader_id == bindparam("reader_id"), Operation.op_id == bindparam("op_id")
)
"""What an operation said, if it was applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One operation as a client sent it: when, what, on which paper, and what the type needs besides.

    at is the client's own stamp, seen the latest of the library's stamps that it knew by then. With a paper_id the
    edit is of that paper of the reader's library, else of the one that `paper` speaks of.
    """

    op_id: str
    at: str
    seen: str
    type: str
    paper: Mention
    values: dict[str, Any]
    paper_id: int | None = None

    @property
    def digest(self) -> str:
        named = [self.paper_id] if self.paper_id else []
        content = json.dumps([self.at, self.type, repr(self.paper), self.values, *named], sort_keys=True, default=str)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who sends edits, when they arrived, and when that was by the sender's own clock (None: it did not say)."""

    client: Client
    received: datetime
    sent_at: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An edit with its stamp in the library's time."""

    edit: Edit
    stamp: str
    client_id: str

    @property
    def order(self) -> str:
        return clock.order(self.stamp, self.client_id)

    @property
    def time(self) -> datetime:
        return clock.time(self.stamp)


def apply(session: Session, reader: Reader, edit: Edit, delivery: Delivery) -> bool:
    """Apply an edit and record it; False when it had been applied before.

    Raises ReusedOperationError for an id used for something else, UnnamedPaperError for an edit of nothing, and
    UnknownPaperError for one that names another paper which is not there.
    """
    applied = session.scalar(APPLIED, {"reader_id": reader.id, "op_id": edit.op_id})
    if applied is not None:
        if applied != edit.digest:
            raise ReusedOperationError(edit.op_id)
        return False
    client, received = delivery.client, delivery.received
    floor = max(client.clock, min(edit.seen, reader.clock))
    stamp = clock.place(edit.at, delivery.sent_at, received, floor)
    paper = _find_paper(session, reader.id, edit, received)
    APPLY[edit.type](session, reader.id, paper, Placed(edit, stamp, client.id))
    readings.settle(session, reader.id, paper.shown_id)
    session.add(
        Operation(
            reader_id=reader.id,
            op_id=edit.op_id,
            client_id=client.id,
            stamp=stamp,
            digest=edit.digest,
            received_at=received,
        )
    )
    client.clock = stamp
    reader.clock = max(reader.clock, stamp)
    session.flush()
    return True


def _find_paper(session: Session, reader_id: int, edit: Edit, now: datetime) -> Paper:
    if edit.paper_id is None:
        return papers.meet(session, edit.paper, now)
    paper = session.get(Paper, edit.paper_id)
    if paper is None or readings.find(session, reader_id, paper.shown_id) is None:
        raise UnknownPaperError(str(edit.paper_id))
    return paper


def _see(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    readings.see(session, reader_id, paper.id, said.edit.op_id, said.time, said.edit.paper.url)


def _undo_seen(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    sighting = session.get(Sighting, (reader_id, said.edit.values["seen_op_id"]))
    if sighting is not None and session.get_one(Paper, sighting.paper_id).shown_id == paper.shown_id:
        session.delete(sighting)


def _set_status(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    version = str(said.edit.paper.version) if said.edit.paper.version else None
    words = {readings.STATUS: said.edit.values["status"], readings.VERSION: version}
    readings.say(session, reader_id, paper.id, words, said.order)


def _set_star(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    value = readings.YES if said.edit.values["starred"] else None
    readings.say(session, reader_id, paper.id, {readings.STARRED: value}, said.order)


def _set_tag(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    name = said.edit.values["tag"]
    tags.keep(session, reader_id, name)
    value = readings.YES if said.edit.values["on"] else None
    readings.say(session, reader_id, paper.id, {readings.TAG + name.casefold(): value}, said.order)


def _put_note(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    note = notes.put(
        session,
        reader_id,
        paper.id,
        note_id=said.edit.values["note_id"],
        body=said.edit.values["body"],
        quote=said.edit.values.get("quote"),
        base_revision=said.edit.values.get("base_revision"),
        revision=said.edit.op_id,
        written_at=said.time,
    )
    _tell_of_note(session, paper, note)


def _delete_note(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    values = said.edit.values
    note = notes.delete(session, reader_id, values["note_id"], values["base_revision"], said.time)
    if note is not None:
        _tell_of_note(session, paper, note)


def _tell_of_note(session: Session, named: Paper, note: Note) -> None:
    """A note may be another paper's than the edit names: a browser does not know at once that papers were told apart.

    Then that other paper is the one that changed. The one that was named is told of, too: the edit was drawn there.
    """
    own = session.get_one(Paper, note.paper_id)
    if own.shown_id != named.shown_id:
        readings.settle(session, note.reader_id, own.shown_id)


def _set_same(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    verdicts.say(session, reader_id, paper, said.edit.values["other"], said.edit.values["same"], said.order)


def _describe(session: Session, reader_id: int, paper: Paper, said: Placed) -> None:
    """What the page says of the paper was kept when the paper was met."""


APPLY: dict[str, Callable[[Session, int, Paper, Placed], None]] = {
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

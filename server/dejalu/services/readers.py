"""The library, its readers, and the numbering of changes."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.models import Client, Library, Reader, Reading
from dejalu.services import clock, tokens
from dejalu.services.finding import documents

ME = "me"
"""The one reader of a server that nobody shares."""


def get_library(session: Session) -> Library:
    """This library's own row, made at first use; read once by each session."""
    known: Library | None = session.info.get("library") or session.scalar(select(Library))
    if known is None:
        known = Library(server_id=str(uuid.uuid4()), epoch=0, feed=str(uuid.uuid4()), proof_key=tokens.make())
        session.add(known)
        session.flush()
    session.info["library"] = known
    return known


def bump_epoch(session: Session) -> None:
    """Tell browsers that what they remember of lookups may no longer hold."""
    get_library(session).epoch += 1


def renew_feed(session: Session) -> None:
    """Have every client sync from the start: what it was told may not be what the library now holds."""
    get_library(session).feed = str(uuid.uuid4())


def get_me(session: Session) -> Reader:
    """The reader of a private server, made at first use."""
    reader = session.scalar(select(Reader).where(Reader.name == ME))
    if reader is None:
        reader = Reader(name=ME, seq=0, clock="")
        session.add(reader)
        session.flush()
    return reader


def lock(session: Session, reader_id: int) -> Reader:
    """The reader, with all other writers of the same library waiting until this transaction ends; asked once for it."""
    locked: dict[int, Reader] = session.info.setdefault("locked", {})
    if reader_id not in locked:
        locked[reader_id] = session.get_one(Reader, reader_id, with_for_update=True)
    return locked[reader_id]


def stamp(session: Session, client: Client, now: datetime) -> str:
    """What orders an edit that the server makes now for a client (`clock.order`): after all that the library knows.

    Whatever the client says later comes after it, too: of two words with one stamp, neither would be the last.
    """
    reader = lock(session, client.reader_id)
    reader.clock = session.get_one(Client, client.id).clock = clock.after(reader.clock, now)
    return clock.order(reader.clock, client.id)


def forget_locks(session: Session) -> None:
    """Ask for locks anew: those taken since a savepoint end when the work is taken back to it."""
    session.info.pop("locked", None)


def note_change(session: Session, reading: Reading) -> None:
    """Give a reading that changed the next number of its library, for the changes feed."""
    reader = lock(session, reading.reader_id)
    reader.seq += 1
    reading.seq = reader.seq
    documents.note_stale(session, reading.reader_id, [reading.paper_id])


def note_change_for_all(session: Session, paper_id: int) -> None:
    """Tell every reader of a paper that its identifiers or its description changed."""
    for reading in session.scalars(select(Reading).where(Reading.paper_id == paper_id).order_by(Reading.reader_id)):
        note_change(session, reading)

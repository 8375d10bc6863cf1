"""The files that the server keeps up to date: which there are, and how it went."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.errors.outlets import TakenFileError, UnknownKeptFileError
from dejalu.models import KeptFile
from dejalu.services import filters
from dejalu.services.library import Filter


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be kept: the papers of a filter, in a format of `exporters.formats`, in a file by its full path."""

    path: str
    format: str
    wanted: Filter


def find_all(session: Session, reader_id: int | None = None) -> Sequence[KeptFile]:
    """A reader's kept files, or those of all readers, by path."""
    query = select(KeptFile) if reader_id is None else select(KeptFile).where(KeptFile.reader_id == reader_id)
    return session.scalars(query.order_by(KeptFile.path)).all()


def find(session: Session, reader_id: int, path: str) -> KeptFile | None:
    """What is kept in this file already. Raises TakenFileError where it is kept under another name or for another."""
    file = Path(path).resolve()
    for kept in find_all(session):
        if Path(kept.path).resolve() == file:
            if (kept.reader_id, kept.path) != (reader_id, path):
                raise TakenFileError(kept.path if kept.reader_id == reader_id else path)
            return kept
    return None


def keep(session: Session, reader_id: int, order: Order, papers: int, now: datetime) -> KeptFile:
    """Keep a file just written with so many papers, or keep it otherwise than before. Raises TakenFileError."""
    kept = find(session, reader_id, order.path)
    if kept is None:
        kept = KeptFile(id=str(uuid.uuid4()), reader_id=reader_id, path=order.path, made_at=now)
        session.add(kept)
    kept.format, kept.wanted = order.format, filters.dump(order.wanted)
    kept.written_at, kept.papers, kept.error = now, papers, None
    session.flush()
    return kept


def stop(session: Session, reader_id: int, kept_id: str) -> None:
    """Let a file be; it stays as it is. Raises UnknownKeptFileError."""
    kept = session.get(KeptFile, kept_id)
    if kept is None or kept.reader_id != reader_id:
        raise UnknownKeptFileError(kept_id)
    session.delete(kept)


def note_written(session: Session, kept_id: str, papers: int, now: datetime) -> None:
    """Say that a file has other bytes now, if it is still kept."""
    if kept := session.get(KeptFile, kept_id):
        kept.written_at, kept.papers, kept.error = now, papers, None


def note_error(session: Session, kept_id: str, error: str | None) -> None:
    """Say why a file cannot be written, or that it can be again."""
    if kept := session.get(KeptFile, kept_id):
        kept.error = error

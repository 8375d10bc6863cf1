"""Putting a backup in the place of a library, which is kept.

Wherever a restore is killed, the next opening finds the old library or the new one, whole. The new one is made ready
beside the old. Once it is called `.restored` it counts: `finish` then moves the old one away and the new one in, now
or at the next opening. In PostgreSQL one transaction does the same.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.backups.placing import PART, clear, put, sync_folder
from dejalu.backups.shelf import TIME, write_copy
from dejalu.database import Database, copies, rows
from dejalu.errors.backups import CopyError
from dejalu.errors.storage import DatabaseError
from dejalu.models import Client, Paper
from dejalu.services import readers

READY = ".restored"
REPLACED = "replaced"
"""The folder, beside a library, of what restores have replaced."""

Open = Callable[[], Database]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: how many papers the library now has, and where what it replaced is kept."""

    papers: int
    replaced: Path | None


def restore_file(backup: Path, library: Path, open_library: Open) -> Restored:
    """Put a backup in the place of a library's SQLite file, with this process the only one that writes to it.

    Raises DatabaseError when the backup cannot be restored, CopyError when there is no room; then nothing is changed.
    """
    copies.read(backup)
    ready = library.with_name(library.name + READY)
    part = ready.with_name(ready.name + PART)
    with ExitStack() as at_end:
        at_end.callback(clear, part)
        old = _open_sound(library, open_library)
        if old is not None:
            at_end.callback(old.close)
        papers = _make_ready(backup, part, old)
        if old is not None:
            old.close()
            copies.fold(library)
        put(part, ready)
    return Restored(papers, finish(library))


def restore_rows(backup: Path, folder: Path, open_library: Open) -> Restored:
    """Put a backup in the place of all that a library on a database server has, in one transaction.

    What was there is first kept as a file in the folder. Raises as `restore_file` does.
    """
    copies.read(backup)
    part = folder / f"library{READY}{PART}"
    kept = _name(folder / REPLACED, datetime.now(UTC))
    with ExitStack() as at_end:
        old = at_end.enter_context(closing(open_library()))
        at_end.callback(clear, part)
        papers = _make_ready(backup, part, old)
        new = at_end.enter_context(closing(Database(f"sqlite:///{part}")))
        write_copy(old, kept)
        with new.snapshot() as source, old.writing() as session:
            rows.copy_rows(source, session.connection(), lambda: None)
    return Restored(papers, kept)


def finish(library: Path) -> Path | None:
    """Finish a restore that has made its file ready; where the library that it replaced is now.

    The log is moved with the file that it belongs to, and before it: so a part of both is never taken for a library.
    """
    ready = library.with_name(library.name + READY)
    if not ready.exists():
        return None
    try:
        kept = _name(library.parent / REPLACED, datetime.fromtimestamp(ready.stat().st_mtime, UTC), library)
        is_replaced = library.exists() or kept.exists()
        for suffix in ("-wal", "-journal", ""):
            part = library.with_name(library.name + suffix)
            if part.exists() and (part == library or part.stat().st_size):
                part.replace(kept.with_name(kept.name + suffix))
        sync_folder(kept.parent)
        for suffix in ("-wal", "-shm"):
            library.with_name(library.name + suffix).unlink(missing_ok=True)
        ready.replace(library)
        sync_folder(library.parent)
    except OSError as error:
        raise CopyError(library, str(error.strerror)) from error
    return kept if is_replaced else None


def rebuild_indexes(library: Path) -> Path | None:
    """Put a copy with new indexes in the place of a damaged library, if that makes it whole; where the old one is now.

    Raises CopyError when there is no room.
    """
    ready = library.with_name(library.name + READY)
    part = ready.with_name(ready.name + PART)
    clear(part)
    try:
        copies.duplicate(library, part)
        copies.rebuild_indexes(part)
        copies.read(part)
        put(part, ready)
    except DatabaseError:
        return None
    finally:
        clear(part)
    return finish(library)


def keep_damaged(database: Database, folder: Path) -> Path:
    """Keep a library as it is, damage and all, where those are that restores replace. Raises CopyError."""
    kept = _name((database.file.parent if database.file else folder) / REPLACED, datetime.now(UTC))
    write_copy(database, kept, must_be_whole=False)
    return kept


def _open_sound(library: Path, open_library: Open) -> Database | None:
    """The library that is there, if it can be opened."""
    try:
        return open_library() if library.exists() else None
    except DatabaseError:
        return None


def _make_ready(backup: Path, part: Path, old: Database | None) -> int:
    """Write a copy of a backup that can be the library, and say how many papers it has.

    It has the present schema; browsers will sync from the start; and who is paired, or no longer is, stays so.
    """
    clear(part)
    copies.duplicate(backup, part)
    with closing(Database(f"sqlite:///{part}")) as new, new.writing() as session:
        readers.renew_feed(session)
        if old is not None:
            _keep_clients(old, session)
        shown = select(func.count()).select_from(Paper).where(Paper.main_id.is_(None))
        return session.scalar(shown) or 0


def _keep_clients(old: Database, session: Session) -> None:
    with old.reading() as before:
        if readers.get_library(before).server_id == readers.get_library(session).server_id:
            for client in before.scalars(select(Client)).all():
                before.expunge(client)
                session.merge(client)


def _name(folder: Path, time: datetime, library: Path | None = None) -> Path:
    """A name that is free, unless it is that of a library that was moved there just now."""
    folder.mkdir(mode=0o700, exist_ok=True)
    kept, count = folder / f"dejalu-{time:{TIME}}.db", 1
    while kept.exists() and (library is None or library.exists()):
        count += 1
        kept = folder / f"dejalu-{time:{TIME}}-{count}.db"
    return kept

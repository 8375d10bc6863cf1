"""The backups of a library: where they are, what they are called, and how one is made.

A backup is one SQLite file, whatever the library runs on. It gets its name only once it is whole, looked through and on
the disk; until then it is a `.part`.
"""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dejalu.backups.placing import PART, clear, put
from dejalu.backups.thinning import superfluous
from dejalu.database import Database, copies
from dejalu.errors.backups import CopyError
from dejalu.errors.storage import DamagedDatabaseError, DatabaseError

DAILY, MANUAL, UPGRADE = "daily", "manual", "upgrade-"
"""Kinds; that of a backup before an upgrade ends with the name of the schema that was to be changed."""
NAME = re.compile(r"dejalu-(\d{8}T\d{6}Z)-(daily|manual|upgrade-\w+)(?:-\d+)?\.db")
TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; size in bytes."""

    file: Path
    made_at: datetime
    kind: str
    size: int

    @property
    def name(self) -> str:
        return self.file.name


class Shelf:
    """The folder of a library's backups; one is made at a time.

    failure is why the last automatic one could not be made; None where it could.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.failure: str | None = None
        self._lock = threading.Lock()

    @classmethod
    def of(cls, data: Path) -> "Shelf":
        """The backups of the library of a data folder."""
        return cls(data / "backups")

    def find_all(self) -> list[Backup]:
        """All backups, the newest first."""
        files = self.folder.glob("dejalu-*.db") if self.folder.is_dir() else ()
        return sorted(_named(files), key=lambda backup: (backup.made_at, backup.file.stem), reverse=True)

    def find_left(self) -> list[Path]:
        """What is left of backups that were never finished; nothing while one is being made."""
        return [] if self._lock.locked() else self._parts()

    def clear(self) -> None:
        """Remove what is left of backups that were never finished."""
        with self._lock:
            for left in self._parts():
                left.unlink(missing_ok=True)

    def find_good(self) -> Backup | None:
        """The newest backup that is whole, each looked through until one is found."""
        return next((backup for backup in self.find_all() if find_fault(backup.file) is None), None)

    def make(self, database: Database, kind: str, go_on: Callable[[], None] = lambda: None) -> Backup:
        """Back a library up as it is now, every write that was acknowledged included.

        Raises CopyError when that cannot be done, and whatever `go_on` raises to end it early; neither leaves anything.
        """
        with self._lock:
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                for left in self._parts():
                    left.unlink()
            except OSError as error:
                raise CopyError(self.folder / PART, str(error.strerror)) from error
            made_at = datetime.now(UTC)
            write_copy(database, file := self._name(made_at, kind), go_on)
            return Backup(file, made_at.replace(microsecond=0), kind, file.stat().st_size)

    def thin(self, now: datetime) -> None:
        """Remove the daily backups that need not be kept any longer."""
        daily = [backup for backup in self.find_all() if backup.kind == DAILY]
        gone = superfluous({backup.made_at for backup in daily}, now)
        for backup in daily:
            if backup.made_at in gone:
                backup.file.unlink(missing_ok=True)

    def set_aside_damaged(self) -> list[str]:
        """Rename those backups that are damaged, so that they are no longer taken for backups; their names."""
        damaged = [backup for backup in self.find_all() if is_damaged(backup.file)]
        for backup in damaged:
            backup.file.rename(backup.file.with_name(backup.name + ".damaged"))
        return [backup.name for backup in damaged]

    def _parts(self) -> list[Path]:
        return sorted(self.folder.glob(f"*{PART}*")) if self.folder.is_dir() else []

    def _name(self, made_at: datetime, kind: str) -> Path:
        stem = f"dejalu-{made_at:{TIME}}-{kind}"
        file, count = self.folder / f"{stem}.db", 1
        while file.exists():
            count += 1
            file = self.folder / f"{stem}-{count:03}.db"
        return file


def write_copy(
    database: Database, file: Path, go_on: Callable[[], None] = lambda: None, *, must_be_whole: bool = True
) -> None:
    """Write all of a library into one new file, look it through, and only then give it its name.

    A library that is known to be damaged is copied as it is. Raises CopyError when there can be no copy.
    """
    part = file.with_name(file.name + PART)
    clear(part)
    try:
        with database.snapshot() as source:
            wanted = copies.write(source, part, go_on)
        if must_be_whole and copies.read(part) != wanted:
            raise CopyError(file, "it does not have all rows of the library")
        put(part, file)
    except DatabaseError as error:
        raise CopyError(file, error.message.rstrip(".")) from error
    finally:
        clear(part)


def find_fault(file: Path) -> str | None:
    """Why a backup cannot be restored; None where it can."""
    try:
        copies.read(file)
    except DatabaseError as error:
        return error.message
    return None


def is_damaged(file: Path) -> bool:
    """Whether a backup is no longer what it was when it was made."""
    try:
        copies.read(file)
    except DamagedDatabaseError:
        return True
    except DatabaseError:
        pass
    return False


def _named(files: Iterable[Path]) -> Iterator[Backup]:
    for file in files:
        if name := NAME.fullmatch(file.name):
            made_at = datetime.strptime(name[1], TIME).replace(tzinfo=UTC)
            yield Backup(file, made_at, name[2], file.stat().st_size)

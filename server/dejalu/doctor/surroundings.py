"""What is around a library: the disk, its backups, and what was left behind. Needs no database that can be opened."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from dejalu.backups.placing import PART
from dejalu.backups.restoring import READY, REPLACED
from dejalu.backups.shelf import Backup, Shelf, find_fault
from dejalu.services.health import Finding

ROOM = 2
"""Times its own size that a library needs free on the disk, to grow and for the next backup."""
LEAST_ROOM = 100 * 2**20
"""Bytes that any library should have free."""


def check_disk(folder: Path, library_size: int) -> Finding:
    """Whether there is room for the library to grow, and for its backups; size in bytes."""
    free = shutil.disk_usage(folder).free
    is_well = free > max(ROOM * library_size, LEAST_ROOM)
    advice = "" if is_well else ": make room, for edits and backups need it"
    return Finding("disk", is_well, f"{size(free)} free on the disk of {folder}{advice}")


def check_access(exposed: list[Path]) -> Finding:
    """Whether other users of this machine are kept out; exposed are the paths that they can read."""
    if not exposed:
        return Finding("access", True, "Only you can read the library, its backups and its keys")
    names = ", ".join(str(path) for path in exposed)
    return Finding("access", False, f"Other users of this machine can read {names}", can_mend=True)


def check_backups(shelf: Shelf, now: datetime) -> Iterator[Finding]:
    """The newest backup of each kind, each looked through."""
    newest: dict[str, Backup] = {}
    for backup in shelf.find_all():
        newest.setdefault(backup.kind, backup)
    for backup in newest.values():
        fault = find_fault(backup.file)
        told = f"{backup.name}, {_age(now - backup.made_at)} old, {size(backup.size)}"
        yield Finding("backups", fault is None, f"Backup {told}: {fault or 'whole'}", can_mend=fault is not None)
    if shelf.failure:
        yield Finding("backups", False, f"The last automatic backup failed. {shelf.failure}", can_mend=True)


def find_left(folder: Path, library: Path | None, shelf: Shelf) -> list[Path]:
    """Files that a process which was killed left behind, and that nobody needs."""
    beside = library or folder / "library"
    left = [*shelf.find_left(), *beside.parent.glob(f"{beside.name}{READY}{PART}*")]
    left += [*(beside.parent / REPLACED).glob(f"*{PART}*"), *folder.glob(".probe-*")]
    return sorted({*left, *_stale_announcement(folder)})


def check_left(left: list[Path]) -> Finding:
    """What was found of such files."""
    if not left:
        return Finding("leftovers", True, "Nothing was left behind by a process that was killed")
    names = ", ".join(file.name for file in left)
    return Finding("leftovers", False, f"Left behind by a process that was killed: {names}", can_mend=True)


def size(count: int) -> str:
    """Bytes for people."""
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{max(count / 2**20, 0.1):.1f} MB"


def _stale_announcement(folder: Path) -> list[Path]:
    """The announcement of a server that is gone: whoever asks here is the one process that has this library open."""
    file = folder / "server.json"
    try:
        pid = json.loads(file.read_text(encoding="utf-8"))["pid"]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        return [file]
    return [] if pid == os.getpid() else [file]


def _age(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    if hours < 1:
        return "less than an hour"
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"

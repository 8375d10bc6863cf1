"""Putting a finished file in its place, so that after a power cut it is there whole or not at all."""

import os
import shutil
import sys
from pathlib import Path

from dejalu.database import copies
from dejalu.errors.backups import CopyError

PART = ".part"
"""What the name of a file that is still being written ends with."""


def put(part: Path, file: Path) -> None:
    """Give a finished file its name. Raises CopyError."""
    try:
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.chmod(0o600)
        part.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        raise CopyError(file, str(error.strerror)) from error


def put_copy(backup: Path, file: Path) -> None:
    """Copy a backup to another file, look it through, and only then give it that name. Raises CopyError."""
    part = file.with_name(file.name + PART)
    try:
        shutil.copyfile(backup, part)
        copies.read(part)
        put(part, file)
    except OSError as error:
        raise CopyError(file, str(error.strerror)) from error
    finally:
        clear(part)


def clear(part: Path) -> None:
    """Remove what is left of a file that was begun, with what SQLite keeps beside it."""
    for left in part.parent.glob(f"{part.name}*"):
        left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk; Windows has no way to ask for this."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

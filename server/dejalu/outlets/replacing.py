"""Replacing a file so that whoever reads it finds the old one or the new one, whole."""

import filecmp
import glob
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from dejalu.backups.placing import sync_folder
from dejalu.errors import FileError
from dejalu.errors.outlets import ForeignFileError

PART = ".part"
"""What the name of a file that is still being written ends with."""


def write_file(file: Path, content: Iterable[bytes], *, spare_foreign: bool = False) -> bool:
    """Give a file this content as a whole or not at all; False where it has it already, and is not touched.

    It keeps its mode, and a symbolic link stays one: what it leads to is replaced. Raises FileError if it cannot be
    written, and with spare_foreign ForeignFileError if it holds anything else.
    """
    try:
        target = file.resolve()
        if target.exists() and not target.is_file():
            _pour(target, content)
            return True
        return _replace(target, content, spare_foreign=spare_foreign)
    except OSError as error:
        raise FileError(f"{file} cannot be written: {error.strerror}.") from error


def clear_drafts(file: Path) -> None:
    """Remove what a process that was killed had begun to write for a file."""
    target = file.resolve()
    for draft in target.parent.glob(f"{glob.escape(_prefix(target))}*{PART}"):
        draft.unlink(missing_ok=True)


def _replace(target: Path, content: Iterable[bytes], *, spare_foreign: bool) -> bool:
    draft = _write_draft(target, content)
    try:
        is_there = target.exists()
        if is_there and filecmp.cmp(draft, target, shallow=False):
            return False
        if spare_foreign and is_there and target.stat().st_size:
            raise ForeignFileError(target)
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.chmod(target.stat().st_mode & 0o777 if is_there else 0o644)
        draft.replace(target)
        sync_folder(target.parent)
        return True
    finally:
        draft.unlink(missing_ok=True)


def _write_draft(target: Path, content: Iterable[bytes]) -> Path:
    """The content beside the file, where it can take its place in one step."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target), suffix=PART)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(content)
    except BaseException:  # On a full disk, even from closing it.
        draft.unlink(missing_ok=True)
        raise
    return draft


def _pour(target: Path, content: Iterable[bytes]) -> None:
    """Into what cannot be replaced: a terminal, a pipe."""
    with target.open("wb") as stream:
        stream.writelines(content)


def _prefix(target: Path) -> str:
    return f".{target.name}."

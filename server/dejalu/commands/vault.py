"""Writing a vault's pages into a folder, where their owner may have edited, renamed and moved them.

A page belongs to the paper whose citation key its front matter tells, be it the present one or a former one. Nothing
outside the folder is written, and in it only pages of the papers given.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from dejalu.errors import FileError
from dejalu.exporters.markdown_merge import Page
from dejalu.exporters.markdown_vault import file_name
from dejalu.outlets.replacing import write_file

_KEY = re.compile(rb"""^citekey:[ \t]*["']?([^\s"']+)""", re.MULTILINE)
_MARK = re.compile(rb"^%% (?:begin|end) dejalu\b", re.MULTILINE)
_IN_MEMORY = 16 * 1024 * 1024
"""Bytes of an archive that are not yet put on disk."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A file that was not written, and why."""

    file: Path
    reason: str

    def __str__(self) -> str:
        return f"Left {self.file} alone: {self.reason}."


def write(folder: Path, archive: Iterable[bytes]) -> list[LeftAlone]:
    """Bring the pages of an archive, which comes in pieces, into a folder; what was left alone.

    The folder is made where there is none. Files that would not change are not touched. Raises FileError.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        file.writelines(archive)
        with ZipFile(file) as pages:
            try:
                folder.mkdir(exist_ok=True)
                known = _find_pages(folder)
                written = (_write(folder, known, pages.read(name).decode()) for name in pages.namelist())
                return [left for left in written if left]
            except OSError as error:
                raise FileError(f"{error.filename or folder} cannot be written: {error.strerror}.") from error


def _find_pages(folder: Path) -> dict[str, Path]:
    """Every page with a mark of ours, wherever it was moved to in the folder, by its key in lower case."""
    found: dict[str, Path] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in (Path(parent, name) for name in sorted(names) if name.endswith(".md")):
            key = "" if file.is_symlink() else _read_key(file.read_bytes())
            if key and (key.lower() not in found or file == folder / file_name(key)):
                found[key.lower()] = file
    return found


def _read_key(content: bytes) -> str:
    key = _KEY.search(content) if _MARK.search(content) else None
    return key[1].decode(errors="replace") if key else ""


def _write(folder: Path, known: dict[str, Path], text: str) -> LeftAlone | None:
    fresh = Page.parse(text)
    if fresh is None:
        raise FileError("The server is of another version and wrote a page that cannot be read here: update both.")
    keys = (key.lower() for key in (fresh.citation_key, *fresh.former_keys))
    usual = folder / file_name(fresh.citation_key)
    file = next((known[key] for key in keys if key in known), usual)
    if os.path.lexists(file):
        return _update(file, usual, fresh)
    write_file(file, [text.encode()])
    return None


def _update(file: Path, usual: Path, fresh: Page) -> LeftAlone | None:
    """Merge into a page that is there, which takes its new key's name unless its owner gave it one."""
    if file.is_symlink() or not file.is_file():
        return LeftAlone(file, "it is a link or a folder")
    content = file.read_bytes()
    try:
        page = Page.parse(content.decode())
    except UnicodeDecodeError:
        return LeftAlone(file, "it is not in UTF-8")
    merged = page.merge(fresh) if page else None
    if page is None or merged is None:
        return LeftAlone(file, "its front matter or Dejalu's marks were changed; move it away to have a new one")
    named_by_us = file == usual.parent / file_name(page.citation_key)
    if named_by_us and file != usual and not (usual.exists() and not usual.samefile(file)):
        file = file.rename(usual)
    if merged.encode() != content:
        write_file(file, [merged.encode()])
    return None

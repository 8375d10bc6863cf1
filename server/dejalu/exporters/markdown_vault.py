"""A vault for Obsidian: one Markdown page per paper, together a ZIP archive.

The archive is written from front to back, and has no time of its own: equal entries give equal bytes.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dejalu.exporters import markdown_page
from dejalu.exporters.entry import Entry

_SAFE = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9_+.-]{0,119}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names of devices on Windows, with any ending."""
_LENGTH = 100
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP archive can name."""
_UNIX = 3
_READABLE = 0o100644 << 16


class _Outbox:
    """A file that is only written, whose content is taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is held open."""

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def dump(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The archive in pieces, the pages in the order given."""
    outbox = _Outbox()
    with ZipFile(outbox, "w", ZIP_DEFLATED) as archive:
        for entry in entries:
            page = ZipInfo(file_name(entry.citation_key), _EARLIEST)
            page.compress_type = ZIP_DEFLATED
            page.create_system = _UNIX
            page.external_attr = _READABLE
            archive.writestr(page, markdown_page.write(entry))
            yield outbox.take()
    yield outbox.take()


def file_name(citation_key: str) -> str:
    """`<citekey>.md`, which every file system takes, and no other key has, without regard to case.

    Where a key holds what a name must not, its hash is told, too, after a sign that is in no key.
    """
    if _SAFE.fullmatch(citation_key) and not _RESERVED.fullmatch(citation_key):
        return f"{citation_key}.md"
    readable = re.sub(r"[^A-Za-z0-9_+-]+", "-", citation_key).strip("-")[:_LENGTH]
    return f"{readable}~{hashlib.sha256(citation_key.lower().encode()).hexdigest()[:12]}.md"

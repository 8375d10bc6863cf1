"""Some papers of one moment, in one format: the same bytes wherever they go."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from dejalu.database import Database
from dejalu.exporters.formats import Format
from dejalu.services import exports
from dejalu.services.library import Filter

IN_MEMORY = 8 * 2**20
"""Bytes of a bibliography that are kept in memory: some 10,000 papers."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """So many papers, as pieces of a file that can be read once; edition as in `services.exports`."""

    edition: str
    papers: int
    pieces: Iterator[bytes]


@contextmanager
def take(database: Database, reader_id: int, format_: Format, wanted: Filter) -> Iterator[Bibliography]:
    """The papers that a filter selects, all as they are at one moment.

    Only where one of them has no citation key yet is anything written to the library, and before that moment.
    """
    while True:
        with database.reading() as session:
            paper_ids = exports.find(session, reader_id, wanted, format_.newest)
            if paper_ids is not None:
                entries = exports.read(session, reader_id, paper_ids)
                if format_.dump_selection:
                    pieces = format_.dump_selection(entries, exports.describe(session, reader_id, wanted))
                else:
                    pieces = format_.dump(entries)
                yield Bibliography(exports.find_edition(session, reader_id), len(paper_ids), pieces)
                return
        with database.writing() as session:
            exports.give_keys(session, reader_id, wanted, format_.newest)


@dataclass(frozen=True, slots=True)
class Copy:
    """A bibliography that was written whole: its bytes from the start of a file on, how many, and their SHA-256."""

    edition: str
    file: IO[bytes]
    size: int
    digest: str


@contextmanager
def copy(database: Database, reader_id: int, format_: Format, wanted: Filter) -> Iterator[Copy]:
    """The same, written whole: in memory while it is small, else on the disk."""
    digest = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        with take(database, reader_id, format_, wanted) as taken:
            for piece in taken.pieces:
                digest.update(piece)
                file.write(piece)
        size = file.tell()
        file.seek(0)
        yield Copy(taken.edition, file, size, digest.hexdigest())

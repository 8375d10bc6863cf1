"""Bringing files into the library, of whatever kind they are."""

import io
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from flask import Request, abort
from sqlalchemy.orm import Session

from dejalu.api.guard import PAGE_LIMIT
from dejalu.database import Database
from dejalu.importers import library_json
from dejalu.importers.imported import HEAD
from dejalu.schemas import archive
from dejalu.services.archive import restoring
from dejalu.services.archive.restoration import Count
from dejalu.services.importing import pages, taking
from dejalu.services.importing.lines import Outcome, Progress
from dejalu.services.importing.taking import File

if TYPE_CHECKING:
    from dejalu.importers.formats import ImportFormat

Answer = dict[str, Any]
Work = Generator[Progress, None, Answer]
"""An import as it goes on, and what it comes to."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in: where it can be read, how large it is, and how it is to be taken (`ImportQuery`)."""

    stream: io.BufferedReader
    size: int
    wanted: dict[str, Any]

    @classmethod
    def of(cls, request: Request, wanted: dict[str, Any]) -> "Upload":
        """The file in a request's body."""
        return cls(io.BufferedReader(cast(io.RawIOBase, request.stream), HEAD), request.content_length or 0, wanted)


def work(database: Database, reader_id: int, upload: Upload) -> Work:
    """Import a file whose kind its content tells; all or nothing."""
    now = datetime.now(UTC)
    step = _recognise(upload, now)
    with database.writing() as session:
        answer = yield from step(session, reader_id, now)
        if upload.wanted["dry_run"]:
            session.rollback()
            answer["id"] = None
    return answer


Step = Callable[[Session, int, datetime], Work]


def _recognise(upload: Upload, now: datetime) -> Step:
    from dejalu.importers import formats  # All the parsers there are take a tenth of the time of every start.

    head = upload.stream.peek(HEAD)
    if library_json.is_library(head):
        return lambda session, reader_id, now: _import_library(session, reader_id, upload, now)
    if format_ := formats.recognise(head):
        return lambda session, reader_id, now: _import_entries(session, reader_id, upload, format_, now)
    if upload.size > PAGE_LIMIT:
        abort(413)
    return _read_page(upload, now)


def _import_library(session: Session, reader_id: int, upload: Upload, now: datetime) -> Work:
    counts = restoring.restore(session, reader_id, archive.load(library_json.read(upload.stream)), now)
    papers = counts.pop("records", Count())
    yield from ()  # It tells of no progress.
    return _answer("library", Outcome(added=papers.added, merged=papers.merged), counts=counts)


def _import_entries(session: Session, reader_id: int, upload: Upload, format_: "ImportFormat", now: datetime) -> Work:
    read = _Counting(upload.stream)
    file = File(upload.wanted["name"], format_.name, lambda: (read.count, max(upload.size, read.count)))
    outcome = yield from taking.take(session, reader_id, file, format_.read(read), now)
    return _answer(format_.name, outcome)


def _read_page(upload: Upload, now: datetime) -> Step:
    from dejalu.pages import reader as page_reader  # It reads HTML, and would take a tenth of the time of every start.

    latest, captured_on = upload.wanted["latest"] or now.date(), upload.wanted["captured_on"]
    capture = page_reader.read(upload.stream.read(), latest=latest, captured_on=captured_on)
    file = File(upload.wanted["name"], "page", is_page=True)

    def step(session: Session, reader_id: int, now: datetime) -> Work:
        outcome = yield from taking.take(session, reader_id, file, pages.read(capture), now)
        return _answer(file.format, outcome, captured_on=capture.captured_on)

    return step


class _Counting:
    """A stream that knows how much of it was read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int, /) -> bytes:
        content = self._stream.read(size)
        self.count += len(content)
        return content


def _answer(
    format_: str, outcome: Outcome, captured_on: date | None = None, counts: dict[str, Count] | None = None
) -> Answer:
    return {**asdict(outcome), "format": format_, "captured_on": captured_on, "counts": counts or {}}

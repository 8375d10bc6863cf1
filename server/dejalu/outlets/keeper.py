"""Keeping files up to date while the library is served."""

import json
import logging
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from dejalu.database import Database
from dejalu.errors import DejaluError
from dejalu.models import KeptFile
from dejalu.outlets import keeping
from dejalu.outlets.pace import EVERY, Pace
from dejalu.outlets.replacing import clear_drafts
from dejalu.services import exports, filters, kept_files
from dejalu.services.kept_files import Order

log = logging.getLogger(__name__)


class Keeper:
    """Writes the files that are to be kept, in the background; nothing that fails there stops anything else."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ends = threading.Event()
        self._paces: defaultdict[str, Pace] = defaultdict(Pace)
        self._failure: str | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Bring every file up to date at once and after each change; in the end, with what changed last."""
        thread = threading.Thread(target=self._run, name="kept files", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ends.set()
            thread.join()

    def look(self, *, in_haste: bool = False) -> None:
        """Write the files that are due; in haste, all that are not up to date. A failure is logged in a line."""
        try:
            with self._database.reading() as session:
                found = kept_files.find_all(session)
                readers = {kept.reader_id for kept in found}
                editions = {reader_id: exports.find_edition(session, reader_id) for reader_id in readers}
            self._failure = None
        except Exception as error:
            self._say(_cause(error))
            return
        for kept in found:
            pace = self._paces[kept.id]
            if not Path(kept.path).exists():
                pace.forget()
            state = _state(kept, editions[kept.reader_id])
            if pace.is_due(state, monotonic()) or (in_haste and state != pace.done):
                self._write(kept, pace)

    def _run(self) -> None:
        with suppress(Exception), self._database.reading() as session:
            for kept in kept_files.find_all(session):
                clear_drafts(Path(kept.path))
        while not self._ends.is_set():
            self.look()
            self._ends.wait(EVERY)
        self.look(in_haste=True)

    def _write(self, kept: KeptFile, pace: Pace) -> None:
        began = monotonic()
        try:
            order = Order(kept.path, kept.format, filters.load(kept.wanted))
            written = keeping.write(self._database, kept.reader_id, order)
            if written.is_new:
                with self._database.writing() as session:
                    kept_files.note_written(session, kept.id, written.papers, datetime.now(UTC))
            elif kept.error:
                self._note_error(kept, None)
            pace.note_written(_state(kept, written.edition), began, monotonic())
        except Exception as error:
            pace.note_failure(monotonic())
            if _cause(error) != kept.error:
                log.error("A file is not up to date. %s", _cause(error))
                with suppress(DejaluError):
                    self._note_error(kept, _cause(error))

    def _note_error(self, kept: KeptFile, cause: str | None) -> None:
        with self._database.writing() as session:
            kept_files.note_error(session, kept.id, cause)

    def _say(self, cause: str) -> None:
        """Log why no file at all can be kept, once."""
        if cause != self._failure:
            log.error("Files are not kept up to date. %s", cause)
        self._failure = cause


def _state(kept: KeptFile, edition: str) -> str:
    """What a file depends on."""
    return " ".join([edition, kept.format, json.dumps(kept.wanted, sort_keys=True)])


def _cause(error: Exception) -> str:
    return error.message if isinstance(error, DejaluError) else str(error).partition("\n")[0]

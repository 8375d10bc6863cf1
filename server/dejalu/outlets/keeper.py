"""Keeping files up to date while the library is served."""

import json
import logging
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from dejalu.chores import Chore
from dejalu.database import Database
from dejalu.errors import DejaluError, cause
from dejalu.models import KeptFile
from dejalu.outlets import keeping
from dejalu.outlets.pace import EVERY, Pace
from dejalu.outlets.replacing import clear_drafts
from dejalu.services import exports, filters, kept_files
from dejalu.services.kept_files import Order

log = logging.getLogger(__name__)


class Keeper(Chore):
    """Brings every file up to date at once, after each change, and in the end with what changed last.

    Nothing that fails there stops anything else.
    """

    name = "kept files"

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database
        self._paces: defaultdict[str, Pace] = defaultdict(Pace)
        self._failure: str | None = None

    def look(self, *, in_haste: bool = False) -> None:
        """Write the files that are due; in haste, all that are not up to date. A failure is logged in a line."""
        try:
            with self._database.reading() as session:
                found = kept_files.find_all(session)
                readers = {kept.reader_id for kept in found}
                editions = {reader_id: exports.find_edition(session, reader_id) for reader_id in readers}
            self._failure = None
        except Exception as error:
            self._say(cause(error))
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
            if cause(error) != kept.error:
                log.error("A file is not up to date. %s", cause(error))
                with suppress(DejaluError):
                    self._note_error(kept, cause(error))

    def _note_error(self, kept: KeptFile, why: str | None) -> None:
        with self._database.writing() as session:
            kept_files.note_error(session, kept.id, why)

    def _say(self, why: str) -> None:
        """Log why no file at all can be kept, once."""
        if why != self._failure:
            log.error("Files are not kept up to date. %s", why)
        self._failure = why


def _state(kept: KeptFile, edition: str) -> str:
    """What a file depends on."""
    return " ".join([edition, kept.format, json.dumps(kept.wanted, sort_keys=True)])

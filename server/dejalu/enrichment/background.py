"""Completing papers by itself, for the readers who switched that on."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dejalu.database import Database
from dejalu.enrichment.enricher import SERVICES, Enricher
from dejalu.errors import DejaluError
from dejalu.errors.inquiries import StoppedError
from dejalu.services import settings

EVERY = 300.0
"""Seconds between two looks at whether there is anything to ask."""
AFTER_FAILURE = 3600.0
"""Seconds until the next look where a service could not be asked."""
GRACE = 2.0
"""Seconds that the end of the server waits for a question under way; its answer is then let go."""

log = logging.getLogger(__name__)


class Background:
    """Asks a little now and then: at each look, one batch for each service there is."""

    def __init__(self, enricher: Enricher, database: Database) -> None:
        self._enricher = enricher
        self._database = database
        self._ends = threading.Event()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Look at once and then every few minutes, until the end."""
        thread = threading.Thread(target=self._run, name="enrichment", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ends.set()
            self._enricher.stop()
            thread.join(GRACE)

    def look(self) -> bool:
        """Ask for those readers who want it; False when that failed, which is logged in a line."""
        try:
            with self._database.reading() as session:
                reader_ids = settings.find_choosers(session, settings.ENRICH)
            for reader_id in reader_ids:
                for _ in SERVICES:
                    if not self._enricher.step(reader_id).remaining:
                        break
        except StoppedError:
            return True
        except Exception as error:
            cause = error.message if isinstance(error, DejaluError) else str(error).partition("\n")[0]
            log.error("Papers could not be completed. %s", cause)
            return False
        return True

    def _run(self) -> None:
        while not self._ends.is_set():
            self._ends.wait(EVERY if self.look() else AFTER_FAILURE)

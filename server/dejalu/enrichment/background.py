"""Completing papers by itself, for the readers who switched that on."""

import logging

from dejalu.chores import Chore
from dejalu.database import Database
from dejalu.enrichment.enricher import SERVICES, Enricher
from dejalu.errors import cause
from dejalu.errors.inquiries import StoppedError
from dejalu.services import settings

EVERY = 300.0
"""Seconds between two looks at whether there is anything to ask."""
AFTER_FAILURE = 3600.0
"""Seconds until the next look where a service could not be asked."""
GRACE = 2.0
"""Seconds that the end of the server waits for a question under way; its answer is then let go."""

log = logging.getLogger(__name__)


class Background(Chore):
    """Asks a little at once and then every few minutes: at each look, one batch for each service there is."""

    name = "enrichment"
    patience = GRACE

    def __init__(self, enricher: Enricher, database: Database) -> None:
        super().__init__()
        self._enricher = enricher
        self._database = database

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
            log.error("Papers could not be completed. %s", cause(error))
            return False
        return True

    def _run(self) -> None:
        while not self._ends.is_set():
            self._ends.wait(EVERY if self.look() else AFTER_FAILURE)

    def _end(self) -> None:
        super()._end()
        self._enricher.stop()

"""Automatic backups: while a library is served, one a day if it has changed."""

import logging
from datetime import UTC, datetime

from dejalu.backups.shelf import DAILY, Backup, Shelf
from dejalu.backups.thinning import DAY
from dejalu.chores import Chore
from dejalu.database import Database, copies
from dejalu.errors import cause
from dejalu.errors.storage import DatabaseError

EVERY = 3600.0
"""Seconds between two looks at whether a backup is due."""
MARKS = (
    "SELECT (SELECT sum(seq) FROM reader), (SELECT sum(epoch) FROM library), (SELECT count(*) FROM operation),"
    " (SELECT count(*) FROM client), (SELECT count(citation_key) FROM reading), (SELECT count(*) FROM paper)"
)
"""Numbers of which one is another after whatever changes a library; the last is that of its papers."""

log = logging.getLogger(__name__)


class StoppedError(Exception):
    """The server ends; the backup that is being made is not."""


class Daily(Chore):
    """Backs a library up at once and then every hour, if one is due, and never harms what is done in the foreground.

    A backup that is being made at the end is given up.
    """

    name = "daily backup"

    def __init__(self, shelf: Shelf, database: Database) -> None:
        super().__init__()
        self._shelf = shelf
        self._database = database

    def look(self, now: datetime) -> None:
        """Make a backup if one is due, and thin the old ones. A failure is logged in a line, and told by the shelf."""
        try:
            if is_due(self._shelf, self._database, now):
                self._shelf.make(self._database, DAILY, self._go_on)
                self._shelf.thin(now)
            self._shelf.failure = None
        except StoppedError:
            return
        except Exception as error:
            self._shelf.failure = cause(error)
            log.error("The daily backup failed. %s", self._shelf.failure)

    def _run(self) -> None:
        while not self._ends.is_set():
            self.look(datetime.now(UTC))
            self._ends.wait(EVERY)

    def _go_on(self) -> None:
        if self._ends.is_set():
            raise StoppedError


def is_due(shelf: Shelf, database: Database, now: datetime) -> bool:
    """Whether the newest daily backup is older than a day, and the library has changed since."""
    daily = [backup for backup in shelf.find_all() if backup.kind == DAILY]
    if any(now - DAY < backup.made_at <= now for backup in daily):
        return False
    return has_changed(database, daily[0] if daily else None)


def has_changed(database: Database, since: Backup | None) -> bool:
    """Whether a library has changed since a backup was made; without one, whether there is any paper in it."""
    with database.snapshot() as connection:
        marks = tuple(connection.exec_driver_sql(MARKS).one())
    if since is None:
        return bool(marks[-1])
    try:
        return copies.query(since.file, MARKS) != marks
    except DatabaseError:
        return True

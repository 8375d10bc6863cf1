"""All checks of a library in their order, and what is done where one finds something wrong."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import exc, func, select

from dejalu.backups.daily import has_changed
from dejalu.backups.restoring import keep_damaged
from dejalu.backups.shelf import MANUAL, Shelf
from dejalu.backups.thinning import DAY
from dejalu.database import Database, soundness
from dejalu.datafolder import close_exposed, find_exposed
from dejalu.doctor import surroundings
from dejalu.errors import DejaluError
from dejalu.models import Paper
from dejalu.services import health, kept_files
from dejalu.services.health import Finding

NAMES = ("database", "disk", "access", "integrity", "references", *health.NAMES, "kept_files", "backups", "leftovers")
"""Every check, in the order in which they are told."""

OVERDUE = 2 * DAY
"""Age of the newest backup, or of a library without any, from which on it is told what was not backed up."""


class Doctor:
    """The checks of one open library, by name."""

    def __init__(self, database: Database, shelf: Shelf, folder: Path) -> None:
        self._database = database
        self._shelf = shelf
        self._folder = folder
        self._checks: dict[str, Callable[[], Iterable[Finding]]] = {
            "database": self._check_database,
            "disk": self._check_disk,
            "access": self._check_access,
            "integrity": self._check_integrity,
            "references": self._check_references,
            **{check.name: self._check_library(check) for check in health.CHECKS},
            "kept_files": self._check_kept,
            "backups": self._check_backups,
            "leftovers": self._check_left,
        }

    def examine(self, names: Iterable[str] = ()) -> list[Finding]:
        """Run these checks, or all of them, and change nothing."""
        return [finding for name in [*names] or NAMES for finding in self._run(name)]

    def mend(self) -> list[str]:
        """Put right what can be, after a backup; what was done, in sentences. Raises CopyError when there is none."""
        done = []
        if exposed := close_exposed(self._folder):
            done.append("Kept other users from " + ", ".join(path.name for path in exposed))
        if left := self._find_left():
            done.append("Removed " + ", ".join(file.name for file in left))
            self._shelf.clear()
            for file in left:
                file.unlink(missing_ok=True)
        done += self._mend_indexes()
        if not self._is_well("integrity"):
            return done
        aside = [] if self._is_well("backups") else self._shelf.set_aside_damaged()
        done += [f"Set aside the damaged backup {name}" for name in aside]
        if aside or not self._is_well(*health.NAMES, "backups"):
            done.append(f"Made the backup {self._shelf.make(self._database, MANUAL).name}")
            done += self._mend_library()
        return done

    def _run(self, name: str) -> list[Finding]:
        """A check that cannot even be made has found something."""
        try:
            return [*self._checks[name]()]
        except DejaluError as error:
            return [Finding(name, False, error.message)]

    def _is_well(self, *names: str) -> bool:
        return all(finding.is_well for finding in self.examine(names))

    def _mend_indexes(self) -> list[str]:
        """Make the indexes of a damaged file anew; the file as it was is kept beside it."""
        if self._is_well("integrity"):
            return []
        kept = keep_damaged(self._database, self._folder)
        try:
            with self._database.writing() as session:
                soundness.rebuild_indexes(session.connection())
        except exc.DBAPIError as error:
            return [f"Kept a copy as {kept}", f"The indexes could not be made anew ({error.orig})"]
        return [f"Kept a copy as {kept}", "Made all indexes anew"]

    def _mend_library(self) -> list[str]:
        done = []
        for check in health.CHECKS:
            with self._database.writing() as session:
                said = check.put_right(session, datetime.now(UTC))
            done += [said] if said else []
        return done

    def _check_library(self, check: health.Check) -> Callable[[], Iterable[Finding]]:
        def run() -> list[Finding]:
            with self._database.reading() as session:
                return [check.run(session)]

        return run

    def _check_database(self) -> list[Finding]:
        with self._database.snapshot() as connection:
            found = soundness.describe(connection)
        where = f"{self._database.file}, " if self._database.file else ""
        fix = "has the fix of the log's reset race" if soundness.has_reset_fix(found.program) else OUT_OF_REACH
        return [
            Finding("database", True, f"{found.program}, which {fix}" if self._database.is_sqlite else found.program),
            Finding(
                "database", True, f"{where}{surroundings.size(found.size)}, schema {found.schema}, {found.setting}"
            ),
        ]

    def _check_disk(self) -> list[Finding]:
        file = self._database.file
        library_size = file.stat().st_size if file else 0
        return [surroundings.check_disk(file.parent if file else self._folder, library_size)]

    def _check_access(self) -> list[Finding]:
        return [surroundings.check_access(find_exposed(self._folder))]

    def _check_integrity(self) -> list[Finding]:
        with self._database.snapshot() as connection:
            damage = soundness.find_damage(connection)
        if not damage:
            return [Finding("integrity", True, "The database is whole")]
        return [Finding("integrity", False, f"The database is damaged: {'; '.join(damage)}", can_mend=True)]

    def _check_references(self) -> list[Finding]:
        with self._database.snapshot() as connection:
            dangling = soundness.find_dangling(connection)
        if not dangling:
            return [Finding("references", True, "Every row that another one points to is there")]
        told = ", ".join(f"{count} of {table}" for table, count in dangling.items())
        advice = "a backup may have what is missing: see `dejalu restore`"
        return [Finding("references", False, f"Rows point to others that are not there ({told}): {advice}")]

    def _check_kept(self) -> Iterable[Finding]:
        with self._database.reading() as session:
            kept = kept_files.find_all(session)
        failing = [file for file in kept if file.error]
        for file in failing:
            yield Finding("kept_files", False, f"A file is not up to date. {file.error}")
        if not failing:
            told = f"{len(kept)} files are" if len(kept) > 1 else f"{len(kept) or 'No'} file is"
            yield Finding("kept_files", True, f"{told} kept up to date while the server runs")

    def _check_backups(self) -> Iterable[Finding]:
        now = datetime.now(UTC)
        yield from surroundings.check_backups(self._shelf, now)
        newest = next(iter(self._shelf.find_all()), None)
        if newest is None:
            yield Finding(
                "backups", not self._is_older(now - OVERDUE), f"There is no backup yet: {ADVICE}", can_mend=True
            )
        elif now - newest.made_at > OVERDUE and has_changed(self._database, newest):
            message = f"The library has changed since its newest backup: {ADVICE}"
            yield Finding("backups", False, message, can_mend=True)

    def _is_older(self, time: datetime) -> bool:
        with self._database.reading() as session:
            first = session.scalar(select(func.min(Paper.added_at)))
        return first is not None and first < time

    def _check_left(self) -> list[Finding]:
        return [surroundings.check_left(self._find_left())]

    def _find_left(self) -> list[Path]:
        return surroundings.find_left(self._folder, self._database.file, self._shelf)


ADVICE = "`dejalu serve` makes one a day, `dejalu backup` one at once"
OUT_OF_REACH = "lacks the fix of the log's reset race; Dejalu's writer lock keeps that out of reach"

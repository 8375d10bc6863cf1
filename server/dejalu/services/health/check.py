"""What a check of a library is, and what it finds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, in a sentence for people; can_mend says whether `doctor --mend` puts it right."""

    name: str
    is_well: bool
    message: str
    can_mend: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold in every library.

    well says so; ill says what is wrong, and mended what was done about it, each of `{count}` things. find lists these,
    and mend puts them right, with the present time for what it writes.
    """

    name: str
    well: str
    ill: str
    mended: str
    find: Callable[[Session], Sequence[Any]]
    mend: Callable[[Session, Sequence[Any], datetime], None]

    def run(self, session: Session) -> Finding:
        """Look, and change nothing."""
        count = len(self.find(session))
        message = self.ill.format(count=count) if count else self.well
        return Finding(self.name, not count, message, can_mend=bool(count))

    def put_right(self, session: Session, now: datetime) -> str | None:
        """Mend what is wrong, and say what was done; None where all was well."""
        wrong = self.find(session)
        if not wrong:
            return None
        self.mend(session, wrong, now)
        session.flush()
        return self.mended.format(count=len(wrong))

"""What tells two states of a bibliography at an address apart, so that who has it already is not sent it again."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Validator:
    """The bytes of an edition of the library (`services.exports`): their SHA-256, and since when they are the same."""

    edition: str
    digest: str
    since: datetime


class Validators:
    """The latest of each address that this process was asked for; any other process finds them out for itself."""

    def __init__(self) -> None:
        self._latest: dict[str, Validator] = {}
        self._lock = threading.Lock()

    def find(self, address_id: str, edition: str) -> Validator | None:
        """That of an edition, if it is the latest."""
        known = self._latest.get(address_id)
        return known if known and known.edition == edition else None

    def note(self, address_id: str, edition: str, digest: str, now: datetime) -> Validator:
        """That of bytes which were just written. HTTP tells times by whole seconds, so no two get the same one."""
        with self._lock:
            before = self._latest.get(address_id)
            since = now
            if before:
                since = before.since if before.digest == digest else max(now, before.since + timedelta(seconds=1))
            self._latest[address_id] = Validator(edition, digest, since)
            return self._latest[address_id]

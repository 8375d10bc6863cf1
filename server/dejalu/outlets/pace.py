"""When a file is to be written: soon after a change, not with each of many, and ever less often while it fails."""

from dataclasses import dataclass

EVERY = 0.5
"""Seconds between two looks at whether anything changed."""
LONGEST = 1.0
"""Seconds that a change which was noticed waits for others at most: with what a look takes, it is out within two."""
LONGEST_REST = 15.0
"""Seconds after which what failed is tried again at the latest."""


@dataclass
class Pace:
    """What is known of one file; times are seconds of a clock that only goes forward.

    done is the state that was written last, latest the one that was there at the last look.
    """

    done: str | None = None
    latest: str | None = None
    noticed_at: float | None = None
    rests_until: float = 0.0
    failures: int = 0

    def is_due(self, state: str, now: float) -> bool:
        """Whether this state is to be written now: the last look found the same, or changes have come long enough."""
        is_quiet, self.latest = state == self.latest, state
        if state == self.done:
            return False
        if self.noticed_at is None:
            self.noticed_at = now
        return now >= self.rests_until and (self.done is None or is_quiet or now - self.noticed_at >= LONGEST)

    def note_written(self, state: str, began: float, ended: float) -> None:
        """Go on, but for as long as that took do not: writing takes half of the time at most."""
        self.done, self.noticed_at, self.failures = state, None, 0
        self.rests_until = ended + (ended - began)

    def note_failure(self, now: float) -> None:
        """Try again later, and each time later than before."""
        self.failures += 1
        self.rests_until = now + min(EVERY * 2.0**self.failures, LONGEST_REST)

    def forget(self) -> None:
        """What was written is not there any more."""
        self.done = None

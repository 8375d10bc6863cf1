"""What became of the papers that were sent."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A paper that the program did not take, by its citation key, and why."""

    citation_key: str
    reason: str


@dataclass(slots=True)
class Summary:
    """How many papers went where.

    Attributes:
        sent: new in the program.
        updated: there already, and changed there now.
        unchanged: there already, with nothing to say that it does not have.
        stopped: why the rest was not sent, if it was not.
    """

    program: str
    sent: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    stopped: str | None = None

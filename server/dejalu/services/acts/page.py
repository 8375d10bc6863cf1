"""What a batch of an act changed, written down so that it can be undone."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from dejalu.services.acts.words import Word


@dataclass(slots=True)
class Page:
    """What stood there before.

    Attributes:
        papers: the papers that the batch was about.
        words: record, name, and the value and the stamp that stood there (None and "": nothing did).
        tags: key, `name` or `color`, what that was, and what it became.
        visits: up to when the inbox had been gone through (None: never), and up to when it then was, in ISO 8601.
    """

    papers: list[int] = field(default_factory=list)
    words: list[tuple[int, str, str | None, str]] = field(default_factory=list)
    tags: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    visits: list[tuple[str | None, str]] = field(default_factory=list)

    @classmethod
    def load(cls, kept: dict[str, Any]) -> Self:
        """What `dump` made."""
        return cls(kept["papers"], *([tuple(one) for one in kept[name]] for name in ("words", "tags", "visits")))

    def dump(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def note(self, word: Word) -> None:
        """Write down what stands in a register."""
        self.words.append((word.paper_id, word.name, word.value, word.stamp))

"""Where a paper was published, beside any preprint of it."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """What a published paper is part of, or is itself."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    CHAPTER = "chapter"
    BOOK = "book"
    THESIS = "thesis"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A published version.

    Attributes:
        venue: the journal, the proceedings, the book around a chapter, or the school or institution; empty for a book.
        year: when it appeared there, which may be years after the preprint.
        pages: as printed, with a plain hyphen or an en dash: "1-12", "e14".
    """

    kind: Kind
    venue: str = ""
    year: int | None = None
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""

    @classmethod
    def load(cls, said: dict[str, Any]) -> Self:
        """What `dump` made."""
        return cls(**said | {"kind": Kind(said["kind"])})

    def dump(self) -> dict[str, Any]:
        """What is known, for JSON: text by name, and the year as a number."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) if name == "kind" else value for name, value in told.items() if value}

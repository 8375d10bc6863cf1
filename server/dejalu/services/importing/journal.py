"""What an import changes, written down as it goes, so that it can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Self

from dejalu.models import (
    Base,
    FormerKey,
    Note,
    PaperIdentifier,
    Reading,
    SharedClaim,
    Sighting,
    Tag,
)
from dejalu.services.archive.restoration import Restoration


@dataclass(slots=True)
class Journal:
    """What was written to the library, each thing by its key; what is said of papers is known by when it was stated.

    Attributes:
        made: records, all of whose rows are the import's until somebody says more of them.
        touched: other records of which it said anything.
        identifiers: record, scheme and value.
        links: two records, and since when they are known to be one paper.
        registers: record, name and stamp, and the value and the stamp that stood there before (None: none did).
        notes: id and revision.
        keys: record and citation key.
        met: records that the reader had not met.
    """

    made: list[int] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)
    identifiers: list[tuple[int, str, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    registers: list[tuple[int, str, str, str | None, str | None]] = field(default_factory=list)
    sightings: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    keys: list[tuple[int, str]] = field(default_factory=list)
    former_keys: list[str] = field(default_factory=list)
    met: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, kept: dict[str, Any]) -> Self:
        """What `dump` made."""
        listed: dict[str, Any] = {
            name: [tuple(one) if isinstance(one, list) else one for one in rows] for name, rows in kept.items()
        }
        return cls(**listed)

    def dump(self) -> dict[str, Any]:
        """For JSON: what there is."""
        return {one.name: kept for one in fields(self) if (kept := getattr(self, one.name))}


Key = Callable[[Mapping[str, Any]], Any]
_KEYS: dict[type[Base], tuple[str, Key]] = {
    PaperIdentifier: ("identifiers", lambda row: (row["paper_id"], row["scheme"], row["value"])),
    SharedClaim: ("links", lambda row: (row["low_id"], row["high_id"], row["stated_at"].isoformat())),
    Sighting: ("sightings", lambda row: row["op_id"]),
    Note: ("notes", lambda row: (row["id"], row["revision"])),
    FormerKey: ("former_keys", lambda row: row["key"]),
    Reading: ("met", lambda row: row["paper_id"]),
    Tag: ("tags", lambda row: row["key"]),
}
"""How the rows of a table are written down."""


@dataclass(slots=True)
class Recording(Restoration):
    """A restoration that keeps a journal."""

    journal: Journal = field(default_factory=Journal)
    pages: list[dict[str, Any]] = field(default_factory=list)
    """What was written down for each batch of entries."""
    met: set[int] = field(default_factory=set)
    """The records that the reader had not met."""
    own: set[int] = field(default_factory=set)
    """The records that the import made, whatever else it said of them later."""

    def add(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        Restoration.add(self, model, rows)
        if rows and model in _KEYS:
            name, key = _KEYS[model]
            getattr(self.journal, name).extend(map(key, rows))

    def note_record(self, paper_id: int) -> None:
        """A record of which the import says something."""
        if paper_id in self.own:
            return
        if paper_id in self.made:
            self.own.add(paper_id)
            self.journal.made.append(paper_id)
        else:
            self.journal.touched.append(paper_id)

    def turn_page(self) -> None:
        """Begin anew for the next entries; what belongs to records that the import made need not be named."""
        page, self.journal = self.journal, Journal()
        self.met |= {*page.met}
        page.identifiers = [name for name in page.identifiers if name[0] not in self.own]
        page.met = [paper_id for paper_id in page.met if paper_id not in self.own]
        if kept := page.dump():
            self.pages.append(kept)

"""What is known while a library file is brought in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dejalu.identity.identifiers import Identifier
from dejalu.models import Base

Values = dict[str, Any]
Kept = Sequence[tuple[int, Values]]
"""Records of the file, each with the record of the library that it became."""


@dataclass(slots=True)
class Count:
    """How many of one kind were new to the library, and how many it had."""

    added: int = 0
    merged: int = 0


@dataclass(slots=True)
class Restoration:
    """One file on its way into one library."""

    session: Session
    reader_id: int
    now: datetime
    counts: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    paper_ids: list[int] = field(default_factory=list)
    """The record of the library that each record of the file became."""
    names: set[Identifier] = field(default_factory=set)
    """The identifiers of these records."""
    made: set[int] = field(default_factory=set)
    """The records of the library that were made of one record of the file each, and so are described as it was."""
    changed: dict[int, datetime] = field(default_factory=dict)
    """The records of the library of which something new is known, each with the latest time that it tells of."""
    tags: set[str] = field(default_factory=set)
    """The names of the file's tags, as they are compared."""
    clients: set[str] = field(default_factory=set)
    """The ids of those who edited the file's library."""
    citation_keys: set[str] = field(default_factory=set)
    """The keys that are taken, in small letters."""
    clock: str = ""
    """The latest stamp of the file."""

    def count(self, kind: str, added: int, of: int) -> None:
        self.counts[kind].added += added
        self.counts[kind].merged += of - added

    def note(self, paper_id: int, at: datetime) -> None:
        self.changed[paper_id] = max(at, self.changed.get(paper_id, at))

    def note_stamp(self, stamp: str) -> None:
        self.clock = max(self.clock, stamp)

    def add(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows, all with the same columns, by the table itself: the models' own way takes four times as long."""
        if rows:
            self.session.execute(insert(model.metadata.tables[model.__tablename__]), rows)

"""What becomes of the entries of a file, line by line, and how far that has got."""

from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, field

from dejalu.errors.imports import RefusedImportError

SHOWN = 1_000
"""Lines that an answer tells besides those that were refused."""
SHOWN_REFUSED = 10_000
"""Lines that it tells of what was refused: nobody reads more of them one by one."""
MOST_REFUSED = 100_000
"""Entries refused of a file until all of it is: 1 MB can be half a million entries of two signs."""


@dataclass(slots=True)
class Line:
    """What became of one entry: `added`, `merged` into a paper that the library had, or `refused`.

    line is where it stands in the file, name what it is called there. reason says why it was refused, or what of it
    could not be taken; changes what of it was new, each in a few words, empty where nothing was.
    """

    line: int
    name: str
    result: str
    reason: str | None = None
    changes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What a file brought: the first lines that were refused, and of the rest, in the file's order; how many of each.

    id names the run, to undo it by; None where nothing was new, or was to be kept.
    """

    id: str | None = None
    added: int = 0
    merged: int = 0
    refused: int = 0
    lines: list[Line] = field(default_factory=list)


class Tally:
    """Counts what becomes of entries; which of them were new is known only when all records are matched."""

    def __init__(self) -> None:
        self._refused = 0
        self._records: list[int] = []
        self._lines: list[Line] = []

    def refuse(self, line: Line) -> None:
        """An entry that was not taken. Raises RefusedImportError when there are too many of them."""
        self._refused += 1
        if self._refused > MOST_REFUSED:
            raise RefusedImportError(MOST_REFUSED)
        if self._refused <= SHOWN_REFUSED:
            self._lines.append(line)

    def take(self, line: Line, record: int) -> None:
        """An entry, and the record that it was written to."""
        if len(self._records) < SHOWN:
            self._lines.append(line)
        self._records.append(record)

    @property
    def records(self) -> Collection[int]:
        """All records that entries were written to."""
        return set(self._records)

    def reckon(self, shown: Mapping[int, int], met: Collection[int]) -> Outcome:
        """What became of all entries, given the paper of each record, and the papers that had been met before."""
        known = set(met)
        results = []
        for record in self._records:
            results.append("merged" if shown[record] in known else "added")
            known.add(shown[record])
        taken = iter(results)
        for line in self._lines:
            line.result = line.result if line.result == "refused" else next(taken)
        added = results.count("added")
        return Outcome(None, added, len(results) - added, self._refused, self._lines)


def count(number: int, kind: str) -> list[str]:
    """So many of a kind, in words; nothing for none."""
    return [f"{number} {kind}{'s' if number > 1 else ''}"] if number else []


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step (`reading`, `comparing`, `settling`) has got: so many of so many."""

    step: str
    done: int
    of: int


Run = Generator[Progress, None, Outcome]
"""An import as it goes on."""

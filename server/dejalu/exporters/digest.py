"""What has become of a reader's papers in some days, ready to be written as a mail or a page.

Texts are plain, as in an entry: escaping is the writer's work.
"""

from dataclasses import dataclass
from datetime import datetime

from dejalu.exporters.entry import Note
from dejalu.exporters.plain_text import one_line


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a list shows it; days is on how many different days it was met."""

    id: int
    title: str
    authors: list[str]
    year: int | None
    url: str | None
    status: str
    starred: bool
    tags: list[str]
    days: int

    @property
    def name(self) -> str:
        return one_line(self.title) or "(title not known yet)"

    @property
    def who(self) -> str:
        """Who wrote it and when, as far as that is known: "Ashish Vaswani and others, 2017"."""
        authors = [author for author in map(one_line, self.authors) if author]
        first = authors[0] + (" and others" if len(authors) > 1 else "") if authors else ""
        return ", ".join(filter(None, (first, str(self.year or ""))))


@dataclass(frozen=True, slots=True)
class Noted:
    """A note and the paper that it is on."""

    paper: Paper
    note: Note


@dataclass(frozen=True, slots=True)
class Digest:
    """What there is to tell of the time from since to until.

    to_read: papers that wait, the latest put there first. again: those met in this time that had been met on another
    day, the most often met first. notes: those written or changed in this time, the latest first. Of each only the
    first ones, and how many there are in all. seen, read, added: how many papers were met, read, and put to be read.
    """

    since: datetime
    until: datetime
    to_read: list[Paper]
    to_read_total: int
    again: list[Paper]
    again_total: int
    notes: list[Noted]
    notes_total: int
    seen: int
    read: int
    added: int

    @property
    def span(self) -> str:
        """From which day to which: "15 to 22 November 2026"."""
        since, until = self.since, self.until
        first = f"{since.day}"
        if since.month != until.month or since.year != until.year:
            first += f" {since:%B}"
        if since.year != until.year:
            first += f" {since.year}"
        last = f"{until.day} {until:%B} {until.year}"
        return last if since.date() == until.date() else f"{first} to {last}"

    @property
    def subject(self) -> str:
        """All of it in one line."""
        notes = f"{self.notes_total} note{'' if self.notes_total == 1 else 's'}"
        counts = {
            f"{self.to_read_total} to read": self.to_read_total,
            f"{self.again_total} came back": self.again_total,
            notes: self.notes_total,
        }
        return f"Dejalu: {', '.join(told for told, count in counts.items() if count) or 'nothing to tell'}"

    @property
    def figures(self) -> str:
        """The figures in one line."""
        return f"Seen {self.seen}, read {self.read}, put to be read {self.added}."

    @property
    def is_empty(self) -> bool:
        return not (self.to_read_total or self.again_total or self.notes_total or self.seen or self.read)


NOTHING = "Nothing to tell: no paper waits to be read, none was met, and no note was written."
"""What an empty digest says."""


def more(shown: int, total: int) -> str:
    """How many a list leaves out; empty where it leaves out none."""
    return f"and {total - shown} more" if total > shown else ""

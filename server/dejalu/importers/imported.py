"""What an importer makes of a file: one paper after another, each as the file tells of it."""

from dataclasses import dataclass
from datetime import datetime

from dejalu.pages.mention import Mention

HEAD = 64 * 1024
"""Bytes of a file's beginning by which its format is recognised."""


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """A note, with the passage that it is about, if that is known, and when it was written.

    id: its UUID, where the file names it by one.
    """

    body: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    id: str | None = None
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One paper of a file, and what its reader kept of it there.

    Attributes:
        line: where it stands: the line on which its entry begins, or else its place among the entries, from 1.
        mention: what the file says of the paper itself. Its `url` is a page about that paper.
        tags: as they are to be shown; in the file's order, none twice.
        status: `to-read`, `reading`, `read`, `skipped`, `seen`, or None where the file says nothing of it.
        judged_at: when the status was given.
        citation_key, former_keys: as in the file; whoever takes them in sees whether they can be used.
        added_at: when the paper was first kept there. All times are aware.
        seen_at: when it was last looked at.
        times_seen: how often, where the file counts.
    """

    line: int
    mention: Mention
    tags: tuple[str, ...] = ()
    notes: tuple[ImportedNote, ...] = ()
    status: str | None = None
    judged_at: datetime | None = None
    starred: bool = False
    citation_key: str | None = None
    former_keys: tuple[str, ...] = ()
    added_at: datetime | None = None
    seen_at: datetime | None = None
    times_seen: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be taken: where it stands, what it is called there, and why, in a sentence."""

    line: int
    name: str
    reason: str

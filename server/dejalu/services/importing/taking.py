"""Taking the entries of a file into a library: all that is new of them, and nothing twice.

An entry becomes what a library file tells of a record, and goes the way that such a record goes (`services.archive`).
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dejalu.database import is_keepable, one_of
from dejalu.identity.titles import Title
from dejalu.importers.imported import Imported, Refused
from dejalu.models import ImportChange, ImportRun, Note, Paper, Reading
from dejalu.services import citation_keys, readers
from dejalu.services.archive import linkages, results
from dejalu.services.importing import drafts, keeping, known, matching
from dejalu.services.importing.adding import Adding, note_ids
from dejalu.services.importing.journal import Recording
from dejalu.services.importing.lines import Line, Outcome, Progress, Run, Tally

BATCH = 1_000
"""Entries that are taken in at once."""


@dataclass(frozen=True, slots=True)
class File:
    """The file that entries are of: its name, the name of its format, and how many of its bytes were read by now.

    In a page that was saved, the site itself speaks, and each time that it is imported, its papers were seen once more.
    """

    name: str
    format: str
    how_far: Callable[[], tuple[int, int]] = lambda: (0, 0)
    is_page: bool = False


def take(session: Session, reader_id: int, file: File, entries: Iterable[Imported | Refused], now: datetime) -> Run:
    """Take entries in, telling how far that has got; what became of them.

    What is new of them is kept as one run that can be undone (`services.importing.undoing`).
    """
    readers.lock(session, reader_id)
    taking = _Taking(session, reader_id, file, now)
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        taking.take(batch)
        yield Progress("reading", *file.how_far())
    yield from taking.settle()
    return taking.finish()


class _Taking:
    """One file on its way into a library."""

    def __init__(self, session: Session, reader_id: int, file: File, now: datetime) -> None:
        taken = citation_keys.find_taken(session, reader_id)
        self._session, self._file = session, file
        self._recording = Recording(session, reader_id, now, citation_keys=set(taken))
        self._adding = Adding(now, taken, is_page=file.is_page)
        self._tally = Tally()
        self._outcome = Outcome()

    def take(self, batch: Sequence[Imported | Refused]) -> None:
        """Keep what some entries say."""
        checked = [_check(one) for one in batch]
        entries = [one for one in checked if isinstance(one, Imported)]
        groups = matching.find(self._session, entries)
        before = known.load(self._session, self._recording.reader_id, [group.records for group in groups])
        notes = self._find_notes(entries)
        written = [drafts.write(group, one, self._adding, notes) for group, one in zip(groups, before, strict=True)]
        keeping.keep(self._recording, written)
        lines = {id(entry): (line, draft.paper_id or 0) for draft in written for entry, line in draft.lines}
        for one in checked:
            if isinstance(one, Refused):
                self._tally.refuse(Line(one.line, one.name, "refused", one.reason))
            else:
                self._tally.take(*lines[id(one)])

    def settle(self) -> Iterator[Progress]:
        """Work out anew which records are one paper, and what the reader keeps of each."""
        recording, session = self._recording, self._session
        changed = sorted(recording.changed, key=lambda paper_id: (recording.changed[paper_id], paper_id))
        for place, batch in enumerate(linkages.batches(changed)):
            linkages.settle_some(session, batch, recording.made)
            yield Progress("comparing", place * linkages.BATCH + len(batch), len(changed))
        shown = linkages.find_all_shown(session, [*self._tally.records])
        older = {*shown.values()} - recording.own
        self._outcome = self._tally.reckon(shown, self._find_met(older))
        self._note_met(older)
        papers = linkages.find_shown(session, changed)
        for place, batch in enumerate(linkages.batches(papers)):
            results.settle(session, batch)
            yield Progress("settling", place * linkages.BATCH + len(batch), len(papers))

    def finish(self) -> Outcome:
        """Keep what was changed, if anything was."""
        recording, session, outcome = self._recording, self._session, self._outcome
        if not recording.pages:
            return outcome
        readers.bump_epoch(session)
        reader = readers.lock(session, recording.reader_id)
        reader.clock = max(reader.clock, recording.clock)
        outcome.id = str(uuid.uuid4())
        counts = {"added": outcome.added, "merged": outcome.merged, "refused": outcome.refused}
        about = {"name": self._file.name, "format": self._file.format, "imported_at": recording.now}
        session.add(ImportRun(id=outcome.id, reader_id=recording.reader_id, **about, **counts))
        session.flush()
        rows = [{"import_id": outcome.id, "place": place, "change": page} for place, page in enumerate(recording.pages)]
        session.execute(insert(ImportChange), rows)
        return outcome

    def _find_notes(self, entries: Sequence[Imported]) -> set[str]:
        """The notes of these entries that were ever written here, whatever became of them."""
        wanted = {note_id for entry in entries if entry.notes for note_id in note_ids(entry)}
        query = select(Note.id).where(Note.reader_id == self._recording.reader_id, one_of(Note.id, wanted))
        return set(self._session.scalars(query)) if wanted else set()

    def _find_met(self, shown_ids: Collection[int]) -> set[int]:
        """Those of these papers that the reader had met before."""
        query = select(Reading.paper_id, Paper.shown_id).join(Paper, Paper.id == Reading.paper_id)
        wanted = query.where(Reading.reader_id == self._recording.reader_id, Paper.is_of(shown_ids))
        new = self._recording.met | self._recording.own
        return {shown for record, shown in self._session.execute(wanted) if record not in new}

    def _note_met(self, shown_ids: set[int]) -> None:
        """Write down which papers the reader is about to have met, by a new record that was taken for one of them."""
        query = select(Reading.paper_id).where(Reading.reader_id == self._recording.reader_id)
        known = set(self._session.scalars(query.where(one_of(Reading.paper_id, shown_ids))))
        self._recording.journal.met += sorted(shown_ids - known)
        self._recording.turn_page()


def _check(one: Imported | Refused) -> Imported | Refused:
    """An entry that can be taken, or why it cannot."""
    if isinstance(one, Refused):
        return Refused(one.line, _shown(one.name), one.reason)
    mention = one.mention
    if not mention.identifiers and not Title.read(mention.title).key:
        return Refused(one.line, mention.title, "It names no paper: it has neither an identifier nor a title.")
    if not is_keepable("".join(_texts(one))):
        why = "It holds characters that no text has: the file may be damaged."
        return Refused(one.line, _shown(mention.title), why)
    return one


def _shown(name: str) -> str:
    """A name as an answer can tell it."""
    return name.encode(errors="replace").decode().replace("\0", "?")


def _texts(entry: Imported) -> Iterator[str]:
    mention = entry.mention
    yield from (mention.title, *mention.authors, mention.abstract or "", mention.url or "", mention.category or "")
    yield from map(str, mention.publication.dump().values() if mention.publication else ())
    yield from entry.tags
    for note in entry.notes:
        yield from (note.body, note.quote, note.prefix, note.suffix)

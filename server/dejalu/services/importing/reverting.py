"""Taking back what an import said for the reader, wherever nobody said anything since."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, delete, exists, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import FormerKey, Note, NoteRevision, Reading, Register, SaidStatus, Sighting, Tag
from dejalu.services.importing.journal import Journal
from dejalu.services.readings import STATUS, TAG

Item = TypeVar("Item")
BATCH = 500
"""Things that are asked for at once."""


def batches(items: Collection[Item]) -> Iterator[Sequence[Item]]:
    """The items, some at a time."""
    listed = [*items]
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]


def revert(session: Session, reader_id: int, page: Journal, imported_at: datetime) -> None:
    """Take back the words, sightings, notes and citation keys of one page of a journal."""
    _revert_words(session, reader_id, page)
    for op_ids in batches(page.sightings):
        session.execute(delete(Sighting).where(Sighting.reader_id == reader_id, one_of(Sighting.op_id, op_ids)))
    for notes in batches(page.notes):
        _remove_notes(session, reader_id, notes)
    for keyed in batches([key for _, key in page.keys]):
        own = (Reading.reader_id == reader_id) & one_of(Reading.citation_key, keyed)
        session.execute(update(Reading).where(own).values(citation_key=None))
    for keys in batches(page.former_keys):
        own = (FormerKey.reader_id == reader_id) & one_of(FormerKey.key, keys)
        session.execute(delete(FormerKey).where(own, FormerKey.replaced_at == imported_at))


def remove_tags(session: Session, reader_id: int, keys: Collection[str]) -> None:
    """Forget tags of which nothing was ever said but by the import."""
    said = exists().where(Register.reader_id == reader_id, Register.name == TAG + Tag.key)
    for some in batches(keys):
        session.execute(delete(Tag).where(Tag.reader_id == reader_id, one_of(Tag.key, some), ~said))


def _revert_words(session: Session, reader_id: int, page: Journal) -> None:
    """Where the import's word is still the last one, what was said before it stands again."""
    for some in batches(page.registers):
        own = (Register.reader_id == reader_id) & one_of(Register.paper_id, [word[0] for word in some])
        rows = session.execute(select(Register.paper_id, Register.name, Register.stamp).where(own))
        stamps = {(paper_id, name): stamp for paper_id, name, stamp in rows}
        unchanged = [word for word in some if stamps.get(word[:2]) == word[2]]
        _delete_words(session, reader_id, [word for word in unchanged if word[4] is None])
        _forget_statuses(session, reader_id, [(word[0], word[2]) for word in some if word[1] == STATUS])
        table = Register.metadata.tables[Register.__tablename__]
        for paper_id, name, _, value, stamp in unchanged:
            if stamp is not None:
                key = (table.c.reader_id == reader_id) & (table.c.paper_id == paper_id) & (table.c.name == name)
                session.execute(update(table).where(key).values(value=value, stamp=stamp))


def _delete_words(session: Session, reader_id: int, words: Sequence[Any]) -> None:
    named: dict[str, list[int]] = {}
    for paper_id, name, *_ in words:
        named.setdefault(name, []).append(paper_id)
    for name, paper_ids in named.items():
        own: ColumnElement[bool] = (Register.reader_id == reader_id) & (Register.name == name)
        session.execute(delete(Register).where(own, one_of(Register.paper_id, paper_ids)))


def _forget_statuses(session: Session, reader_id: int, words: Sequence[tuple[int, str]]) -> None:
    table = SaidStatus.metadata.tables[SaidStatus.__tablename__]
    own = (table.c.paper_id == bindparam("_paper_id")) & (table.c.stamp == bindparam("_stamp"))
    if words:
        said = [{"_paper_id": paper_id, "_stamp": stamp} for paper_id, stamp in words]
        session.execute(delete(table).where(table.c.reader_id == reader_id, own), said)


def _remove_notes(session: Session, reader_id: int, notes: Sequence[tuple[str, str]]) -> None:
    """Notes that nobody rewrote go with all they said, deleted or not."""
    wanted = {tuple(note) for note in notes}
    query = select(Note.id, Note.revision).where(Note.reader_id == reader_id)
    found = session.execute(query.where(one_of(Note.id, [note_id for note_id, _ in notes])))
    unchanged = [row.id for row in found if (row.id, row.revision) in wanted]
    own = (NoteRevision.reader_id == reader_id) & one_of(NoteRevision.note_id, unchanged)
    session.execute(delete(NoteRevision).where(own))
    session.execute(delete(Note).where(Note.reader_id == reader_id, one_of(Note.id, unchanged)))

"""Documents kept up with what they are made of.

Whatever changes a reading, a description, a tag or a note says so by `note_stale` (nearly always through
`readers.note_change`), and before the transaction commits, all of these documents are made anew. So a search never
finds what is no longer there, and the same words are never cut twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, bindparam, delete, event, insert, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Document, Paper
from dejalu.services.finding import documents, title_words
from dejalu.services.finding.documents import Values


def note_stale(session: Session, reader_id: int, paper_ids: Iterable[int]) -> None:
    """Have the documents of these records' papers made anew before this transaction commits."""
    if "stale" not in session.info:
        session.info["stale"] = defaultdict(set)
        event.listen(session, "before_commit", _renew_stale)
    session.info["stale"][reader_id].update(paper_ids)


def _renew_stale(session: Session) -> None:
    if not session.in_nested_transaction():
        renew_stale(session)


def renew_stale(session: Session) -> None:
    """Make all documents anew of which that was said."""
    stale: dict[int, set[int]] = session.info.get("stale", {})
    if stale:
        session.flush()
    while stale:
        renew(session, *stale.popitem())


def renew(session: Session, reader_id: int, paper_ids: Iterable[int]) -> None:
    """Make the documents of these records' papers what they must be now; others of these records go."""
    for batch in documents.batches(sorted(paper_ids)):
        shown = set(session.scalars(select(Paper.shown_id).where(one_of(Paper.id, batch))))
        records = {*batch, *session.scalars(select(Paper.id).where(Paper.is_of(shown)))}
        _write(
            session,
            reader_id,
            documents.find_all(session, reader_id, records),
            documents.make(session, reader_id, shown),
        )


def renew_all(session: Session) -> None:
    """Make all documents there are."""
    for reader_id, paper_ids in documents.find_readings(session):
        renew(session, reader_id, paper_ids)


def remove(session: Session, own: ColumnElement[bool]) -> None:
    """Take these documents away at once, where what they are of goes."""
    gone = defaultdict(list)
    for reader_id, text in session.execute(select(Document.reader_id, title_words.TEXT).where(own)):
        gone[reader_id].append(text)
    for reader_id, texts in gone.items():
        title_words.count(session, reader_id, came=(), went=texts)
    session.execute(delete(Document).where(own))


def _write(session: Session, reader_id: int, had: Mapping[int, Values], made: Mapping[int, Values]) -> None:
    table = Document.metadata.tables[Document.__tablename__]
    if gone := had.keys() - made.keys():
        session.execute(delete(table).where(table.c.reader_id == reader_id, one_of(table.c.paper_id, gone)))
    added = [{"reader_id": reader_id, "paper_id": one, **values} for one, values in made.items() if one not in had]
    changed = [{"_paper_id": one, **values} for one, values in made.items() if one in had and had[one] != values]
    if added:
        session.execute(insert(table), added)
    if changed:
        own = (table.c.reader_id == reader_id) & (table.c.paper_id == bindparam("_paper_id"))
        session.execute(update(table).where(own), changed)
    title_words.count(session, reader_id, came=_texts(made), went=_texts(had))


def _texts(values: Mapping[int, Values]) -> list[str]:
    return [f"{one['title']} {one['authors']}" for one in values.values()]

"""The words of a reader's titles and authors, each with how many documents have it: what a misspelt word can mean."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Document, Reader, TitleWord
from dejalu.queries import words

TABLE = TitleWord.metadata.tables[TitleWord.__tablename__]
TEXT = Document.title + " " + Document.authors
"""Where the words of a document stand."""


def find_all(session: Session, reader_id: int) -> list[str]:
    """All words, in no order."""
    # As one text: as many rows take four times as long.
    query = select(func.aggregate_strings(TitleWord.word, " ")).where(TitleWord.reader_id == reader_id)
    return (session.scalar(query) or "").split()


def count(session: Session, reader_id: int, *, came: Iterable[str], went: Iterable[str]) -> None:
    """Count the words of documents that came, and no longer those of documents that went, each given as `TEXT`."""
    changes = _count(came)
    changes.subtract(_count(went))
    changed = {word: change for word, change in changes.items() if change}
    if not changed:
        return
    own = TABLE.c.reader_id == reader_id
    known = set(session.scalars(select(TABLE.c.word).where(own, one_of(TABLE.c.word, changed))))
    _add(session, reader_id, {word: change for word, change in changed.items() if change > 0 and word not in known})
    alike = defaultdict(list)
    for word in known:
        alike[changed[word]].append(word)
    for change, some in sorted(alike.items()):
        query = update(TABLE).where(own, one_of(TABLE.c.word, some))
        session.execute(query.values(papers=TABLE.c.papers + change))
    if gone := [word for word in known if changed[word] < 0]:
        session.execute(delete(TABLE).where(own, one_of(TABLE.c.word, gone), TABLE.c.papers <= 0))


def are_right(session: Session) -> bool:
    """Whether they are those of all documents, counted right."""
    counted = select(TABLE.c.word, TABLE.c.papers)
    return all(
        dict(session.execute(counted.where(TABLE.c.reader_id == reader_id)).all()) == right
        for reader_id, right in _count_all(session)
    )


def count_all(session: Session) -> None:
    """Count the words of all documents anew."""
    session.execute(delete(TABLE))
    for reader_id, right in _count_all(session):
        _add(session, reader_id, right)


def _count_all(session: Session) -> Iterator[tuple[int, Counter[str]]]:
    for reader_id in session.scalars(select(Reader.id).order_by(Reader.id)).all():
        yield reader_id, _count(session.scalars(select(TEXT).where(Document.reader_id == reader_id)))


def _count(texts: Iterable[str]) -> Counter[str]:
    counts = Counter(word for text in texts for word in {*text.split()})
    counts.pop(words.BETWEEN, None)
    return counts


def _add(session: Session, reader_id: int, counts: dict[str, int]) -> None:
    if counts:
        rows = [{"reader_id": reader_id, "word": word, "papers": papers} for word, papers in sorted(counts.items())]
        session.execute(insert(TABLE), rows)

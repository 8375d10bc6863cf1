"""What is searched: the documents that there are, and what each must be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import identifiers
from dejalu.identity.claims import year_of
from dejalu.identity.identifiers import Identifier
from dejalu.models import Document, Note, Paper, PaperIdentifier, Reader, Reading, Tag, Tagging
from dejalu.queries import words

BATCH = 500
"""Papers whose documents are made at once."""
UNTITLED = "\U0010ffff"
"""Comes after every title."""
SORTED_LETTERS = 200
"""Of a title; PostgreSQL sorts by no more than 2,700 bytes."""
MOST_BYTES = 1_000_000
"""Of all words of a document; PostgreSQL finds a row by no more than 1 MiB of words, and would mistake the rest."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIELDS = [column.name for column in Document.__table__.c if column.name not in ("id", "reader_id", "paper_id")]

Values = dict[str, Any]


@dataclass(slots=True)
class _Kept:
    """What belongs to one paper, beside its description and its reading."""

    names: list[Identifier] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_noted: bool = False


def find_readings(session: Session) -> Iterator[tuple[int, Sequence[int]]]:
    """The papers that each reader has a reading or a document of, some at a time."""
    for reader_id in session.scalars(select(Reader.id).order_by(Reader.id)).all():
        kept = (select(one.paper_id).where(one.reader_id == reader_id) for one in (Reading, Document))
        found = {paper_id for query in kept for paper_id in session.scalars(query)}
        for batch in batches(sorted(found)):
            yield reader_id, batch


def batches(paper_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The papers, some at a time."""
    for start in range(0, len(paper_ids), BATCH):
        yield paper_ids[start : start + BATCH]


def find_all(session: Session, reader_id: int, paper_ids: Iterable[int]) -> dict[int, Values]:
    """The documents that these records have, each by its record."""
    query = select(Document.paper_id, *(getattr(Document, name) for name in FIELDS))
    rows = session.execute(query.where(Document.reader_id == reader_id, one_of(Document.paper_id, paper_ids)))
    return {row[0]: dict(zip(FIELDS, row[1:], strict=True)) for row in rows}


def make(session: Session, reader_id: int, shown_ids: Iterable[int]) -> dict[int, Values]:
    """The documents that these papers must have; none for one of which the reader keeps nothing."""
    shown_ids = list(shown_ids)
    kept = _find_kept(session, reader_id, shown_ids)
    query = (
        select(
            Paper.id,
            Paper.title,
            Paper.authors,
            Paper.abstract,
            Paper.published,
            Paper.year,
            Paper.added_at,
            Reading.status,
            Reading.starred,
            Reading.times_seen,
            Reading.first_seen_at,
            Reading.last_seen_at,
            Reading.seq,
        )
        .join(Paper, Paper.id == Reading.paper_id)
        .where(Reading.reader_id == reader_id, one_of(Reading.paper_id, shown_ids), Paper.main_id.is_(None))
    )
    return {
        row.id: _make(row, own)
        for row in session.execute(query)
        for own in [kept[row.id]]
        if row.status or row.starred or row.times_seen or own.tags or own.is_noted
    }


def _make(row: Row[*tuple[Any, ...]], kept: _Kept) -> Values:
    texts = {
        "title": [row.title],
        "identifiers": map(str, kept.names),
        "tags": kept.tags,
        "abstract": [row.abstract or ""],
        "authors": row.authors,
        "notes": kept.notes,
    }
    searched = _bounded({name: words.join(own) for name, own in texts.items()})
    return {
        **searched,
        "status": row.status,
        "starred": row.starred,
        "noted": kept.is_noted,
        "year": year_of(row) or identifiers.published_year(kept.names),
        "seq": row.seq,
        "seen_at": microseconds(row.last_seen_at),
        "met_at": microseconds(row.first_seen_at or row.added_at),
        "published": _published(row, kept.names),
        "sort_title": searched["title"][:SORTED_LETTERS] or UNTITLED,
    }


def microseconds(time: datetime | None) -> int:
    """A time as documents have it."""
    return (time - EPOCH) // timedelta(microseconds=1) if time else 0


def _published(row: Row[*tuple[Any, ...]], names: Sequence[Identifier]) -> int:
    if row.published:
        return int(row.published.toordinal())
    month = next(filter(None, map(identifiers.published_month, names)), None)
    if month and row.year in (None, month.year):
        return month.toordinal()
    return date(row.year, 1, 1).toordinal() if row.year else 0


def _bounded(texts: Mapping[str, str]) -> dict[str, str]:
    """As many of their words as can be searched, the first texts first."""
    room, bounded = MOST_BYTES, {}
    for name, text in texts.items():
        written = text.encode()
        if len(written) > room:
            written = written[:room].rpartition(b" ")[0]
        bounded[name] = written.decode()
        room -= len(written)
    return bounded


def _find_kept(session: Session, reader_id: int, shown_ids: Sequence[int]) -> Mapping[int, _Kept]:
    kept: defaultdict[int, _Kept] = defaultdict(_Kept)
    records = dict(session.execute(select(Paper.id, Paper.shown_id).where(Paper.is_of(shown_ids))).all())
    named = select(PaperIdentifier.paper_id, PaperIdentifier.scheme, PaperIdentifier.value)
    for record, scheme, value in session.execute(
        named.where(one_of(PaperIdentifier.paper_id, records)).order_by(PaperIdentifier.id)
    ):
        kept[records[record]].names.append(Identifier(scheme, value))
    tagged = (
        select(Tagging.paper_id, Tag.name)
        .join(Tag, (Tag.reader_id == Tagging.reader_id) & (Tag.key == Tagging.tag_key))
        .where(Tagging.reader_id == reader_id, one_of(Tagging.paper_id, shown_ids))
    )
    for paper_id, name in session.execute(tagged.order_by(Tag.key)):
        kept[paper_id].tags.append(name)
    noted = select(Note.paper_id, Note.body, Note.quote).where(
        Note.reader_id == reader_id, one_of(Note.paper_id, records), Note.is_deleted.is_(False)
    )
    for record, body, quote in session.execute(noted.order_by(Note.created_at, Note.id)):
        own = kept[records[record]]
        own.is_noted = True
        own.notes += [body, (quote or {}).get("exact", "")]
    return kept

"""Finding papers in a reader's library."""

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import (
    ColumnElement,
    Exists,
    Select,
    SQLColumnExpression,
    String,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dejalu.database import LARGEST_ID, UtcDateTime, is_keepable, one_of
from dejalu.errors import UnknownIdentifierError, UnknownListPageError, UnknownPaperError
from dejalu.identity import identifiers, similarity
from dejalu.models import FormerKey, Note, Paper, PaperIdentifier, Reading, Status, Tagging
from dejalu.services import marks
from dejalu.services.marks import Mark

PAGE = 100
"""Papers in one answer."""
SUGGESTIONS = 10
"""How many near titles a search without a hit offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which papers: every word of `q` occurs in title, authors, abstract, a tag or a note; any of the statuses;
    all of the tags; first met on one of the days `since` to `until` (UTC). What is left out does not restrict."""

    q: str = ""
    tags: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    starred: bool | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A paper and what the reader keeps of it."""

    paper: Paper
    mark: Mark


@dataclass(frozen=True, slots=True)
class Page:
    """Some papers, the cursor of the next ones (None at the end), and whether they are only near the query."""

    items: list[Item]
    cursor: str | None
    is_near: bool = False


def find(session: Session, reader_id: int, wanted: Filter, *, sort: str = "recent", cursor: str | None = None) -> Page:
    """One page of papers, the latest changed first (`recent`) or by title (`title`).

    A first page without a hit offers the papers whose titles are nearest to the query instead. Raises
    UnknownListPageError for a cursor that was not given by this function.
    """
    descending = sort == "recent"
    column: ColumnElement[int] | ColumnElement[str] = Reading.seq if descending else func.lower(Paper.title)  # type: ignore[assignment]
    query = _query(reader_id, wanted).add_columns(column)
    if cursor is not None:
        value, paper_id = _read_cursor(cursor, int if descending else str)
        beyond = column < value if descending else column > value
        query = query.where(or_(beyond, and_(column == value, Reading.paper_id > paper_id)))
    query = query.order_by(column.desc() if descending else column.asc(), Reading.paper_id)
    rows = session.execute(query.limit(PAGE + 1)).all()
    if not rows and cursor is None and wanted.q:
        return Page(_near(session, reader_id, wanted), None, is_near=True)
    more = len(rows) > PAGE
    following = _make_cursor(rows[PAGE - 1][2], rows[PAGE - 1][0].paper_id) if more else None
    return Page(_items(session, reader_id, [(row[0], row[1]) for row in rows[:PAGE]]), following)


def find_ids(session: Session, reader_id: int, wanted: Filter) -> list[int]:
    """Every paper of a filter, in the order they were first met."""
    query = _query(reader_id, wanted).with_only_columns(Reading.paper_id)
    return list(session.scalars(query.order_by(Reading.paper_id)))


def get_named(session: Session, reader_id: int, name: str) -> Item:
    """The paper that an identifier, an address or a citation key names, former keys too. Raises UnknownPaperError."""
    query = _query(reader_id, Filter())
    try:
        identifier = identifiers.parse(name)
    except UnknownIdentifierError:
        cited, key = aliased(Reading), name.strip().lower()
        now = exists().where(cited.reader_id == reader_id, func.lower(cited.citation_key) == key)
        before = exists().where(FormerKey.reader_id == reader_id, func.lower(FormerKey.key) == key)
        query = query.where(or_(_of_a_record(now, cited.paper_id), _of_a_record(before, FormerKey.paper_id)))
    else:
        named = exists().where(PaperIdentifier.scheme == identifier.scheme, PaperIdentifier.value == identifier.value)
        query = query.where(_of_a_record(named, PaperIdentifier.paper_id))
    row = session.execute(query).first()
    if row is None:
        raise UnknownPaperError(name)
    return _items(session, reader_id, [(row[0], row[1])])[0]


def get(session: Session, reader_id: int, paper_id: int) -> Item:
    """One paper of the library, by the id of any of its records. Raises UnknownPaperError."""
    paper = session.get(Paper, paper_id)
    items = get_all(session, reader_id, [paper.shown_id] if paper else [])
    if not items:
        raise UnknownPaperError(str(paper_id))
    return next(iter(items.values()))


def get_all(session: Session, reader_id: int, paper_ids: Iterable[int]) -> dict[int, Item]:
    """Those of some papers that the reader has, by id."""
    rows = session.execute(_query(reader_id, Filter()).where(one_of(Paper.id, paper_ids)))
    return {item.paper.id: item for item in _items(session, reader_id, [(row[0], row[1]) for row in rows])}


def _query(reader_id: int, wanted: Filter) -> Select[Reading, Paper]:
    has_tag = exists().where(Tagging.reader_id == reader_id, Tagging.paper_id == Reading.paper_id)
    has_note = _of_a_record(exists().where(Note.reader_id == reader_id, Note.is_deleted.is_(False)), Note.paper_id)
    query = (
        select(Reading, Paper)
        .join(Paper, Paper.id == Reading.paper_id)
        .where(
            Reading.reader_id == reader_id,
            Paper.main_id.is_(None),
            or_(Reading.status.is_not(None), Reading.times_seen > 0, Reading.starred, has_tag, has_note),
        )
    )
    for word in wanted.q.lower().split():
        query = query.where(
            or_(
                _has(Paper.title, word),
                _has(cast(Paper.authors, String), word),
                _has(Paper.abstract, word),
                has_tag.where(Tagging.tag_key.contains(word.casefold(), autoescape=True)),
                has_note.where(_has(Note.body, word)),
                _of_a_record(exists().where(_has(PaperIdentifier.value, word)), PaperIdentifier.paper_id),
            )
        )
    for tag in wanted.tags:
        query = query.where(has_tag.where(Tagging.tag_key == tag.casefold()))
    if wanted.statuses:
        is_said = Reading.status.in_(wanted.statuses)
        query = query.where(or_(is_said, Reading.status.is_(None)) if Status.SEEN in wanted.statuses else is_said)
    if wanted.starred is not None:
        query = query.where(Reading.starred.is_(wanted.starred))
    met_at = func.coalesce(Reading.first_seen_at, Paper.added_at, type_=UtcDateTime)
    if wanted.since is not None:
        query = query.where(met_at >= _midnight(wanted.since))
    if wanted.until is not None and wanted.until < date.max:
        query = query.where(met_at < _midnight(wanted.until) + timedelta(days=1))
    return query


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _of_a_record(found: Exists, paper_id: InstrumentedAttribute[int]) -> Exists:
    """What is found for one of the records of the paper in question."""
    record = aliased(Paper)
    return found.where(paper_id == record.id, or_(record.id == Paper.id, record.main_id == Paper.id))


def _has(column: SQLColumnExpression[str] | SQLColumnExpression[str | None], word: str) -> ColumnElement[bool]:
    return func.lower(column).contains(word, autoescape=True)


def _items(session: Session, reader_id: int, rows: list[tuple[Reading, Paper]]) -> list[Item]:
    found = marks.of_readings(session, reader_id, [reading for reading, _ in rows])
    return [Item(paper, mark) for (_, paper), mark in zip(rows, found, strict=True)]


def _near(session: Session, reader_id: int, wanted: Filter) -> list[Item]:
    unworded = replace(wanted, q="")
    rows = {row[1].id: (row[0], row[1]) for row in session.execute(_query(reader_id, unworded))}
    near = similarity.closest(wanted.q, {paper_id: paper.title for paper_id, (_, paper) in rows.items()}, SUGGESTIONS)
    return _items(session, reader_id, [rows[paper_id] for paper_id in near])


def _make_cursor(value: int | str, paper_id: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([value, paper_id]).encode()).decode().rstrip("=")


def _read_cursor(cursor: str, kind: type[int] | type[str]) -> tuple[int | str, int]:
    try:
        value, paper_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        value = paper_id = None
    # Truth values are no numbers, and PostgreSQL makes an error of numbers and texts that SQLite bears.
    if type(value) is kind and is_keepable(value) and type(paper_id) is int and 0 < paper_id <= LARGEST_ID:
        return value, paper_id
    raise UnknownListPageError

"""One round trip: a client's waiting edits in, their results and everything that changed since out."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from dejalu.errors import DejaluError, UnknownCursorError
from dejalu.models import Paper, Reader, Reading, Vanished
from dejalu.services import marks, operations, readers
from dejalu.services.marks import Mark
from dejalu.services.operations import Delivery, Edit

PAGE = 500
"""Changes in one answer; with `more` the client comes again at once."""

_READINGS = select(func.count()).select_from(Reading).where(Reading.reader_id == bindparam("reader_id"))
_JOINED = _READINGS.join(Paper, Paper.id == Reading.paper_id).where(Paper.main_id.is_not(None))
_VANISHED = select(func.count(Vanished.paper_id.distinct())).where(
    Vanished.reader_id == bindparam("reader_id"),
    ~exists().where(Reading.reader_id == Vanished.reader_id, Reading.paper_id == Vanished.paper_id),
)
_COUNT = select(_READINGS.scalar_subquery() - _JOINED.scalar_subquery() + _VANISHED.scalar_subquery())
"""How many papers a feed tells of: all readings but those of records that another one stands for, and what vanished.

Counted so, the first two numbers come from an index, and the others are small.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one operation: `applied`, `duplicate`, or `rejected` with the reason."""

    op_id: str
    result: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The results in the order of the operations, and the changes in the order they were made.

    seq is the cursor to ask with next time, in the series named feed; more says that there are further changes beyond
    it. count is how many papers a client that was told of all changes knows, clock the latest stamp of the library.
    epoch is another number whenever the answer to a lookup may be another.
    """

    results: list[Result]
    changes: list[Mark]
    seq: int
    more: bool
    feed: str
    count: int
    clock: str
    epoch: int


@dataclass(frozen=True, slots=True)
class News:
    """The changes after a cursor, and the next cursor, as in an Answer."""

    changes: list[Mark]
    seq: int
    more: bool
    feed: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a client has been told: the number of the last change it stored, and the feed that it counts in."""

    since: int
    feed: str | None = None


def sync(session: Session, reader_id: int, cursor: Cursor | None, edits: Sequence[Edit], delivery: Delivery) -> Answer:
    """Apply a client's edits and tell it what changed after its cursor, its own edits' effects included.

    Without a cursor it is told of no changes. An edit that cannot be applied is rejected by itself and does not hold
    up the others. Raises UnknownCursorError for a cursor that this library has not reached, or that belongs to another.
    """
    reader = readers.lock(session, reader_id)
    library = readers.get_library(session)
    _expect_known(cursor, reader, library.feed)
    results = _apply_all(session, reader, edits, delivery)
    changes, seq, more = _find_changes(session, reader, cursor) if cursor else ([], reader.seq, False)
    count = session.scalar(_COUNT, {"reader_id": reader_id}) or 0
    return Answer(results, changes, seq, more, library.feed, count, reader.clock, library.epoch)


def find_news(session: Session, reader_id: int, cursor: Cursor | None) -> News:
    """What changed after a cursor, for who only reads; without one nothing but where to begin.

    Raises UnknownCursorError as `sync` does.
    """
    reader, feed = session.get_one(Reader, reader_id), readers.get_library(session).feed
    _expect_known(cursor, reader, feed)
    return News(*_find_changes(session, reader, cursor), feed) if cursor else News([], reader.seq, False, feed)


def _expect_known(cursor: Cursor | None, reader: Reader, feed: str) -> None:
    if cursor and (cursor.since > reader.seq or cursor.feed not in (None, feed)):
        raise UnknownCursorError


def _apply_all(session: Session, reader: Reader, edits: Sequence[Edit], delivery: Delivery) -> list[Result]:
    """Apply all edits at once, as nearly always; where one is refused, begin again and apply each by itself."""
    try:
        with session.begin_nested():
            return [_apply(session, reader, edit, delivery) for edit in edits]
    except DejaluError:
        readers.forget_locks(session)
    results = []
    for edit in edits:
        try:
            with session.begin_nested():
                results.append(_apply(session, reader, edit, delivery))
        except DejaluError as error:
            readers.forget_locks(session)
            results.append(Result(edit.op_id, "rejected", error.message))
    return results


def _apply(session: Session, reader: Reader, edit: Edit, delivery: Delivery) -> Result:
    applied = operations.apply(session, reader, edit, delivery)
    return Result(edit.op_id, "applied" if applied else "duplicate")


def _find_changes(session: Session, reader: Reader, cursor: Cursor) -> tuple[list[Mark], int, bool]:
    """What changed after a cursor, the cursor behind it, and whether there is more."""
    query = (
        select(Reading)
        .join(Paper, Paper.id == Reading.paper_id)
        .where(Reading.reader_id == reader.id, Reading.seq > cursor.since, Paper.main_id.is_(None))
    )
    changed = session.scalars(query.order_by(Reading.seq).limit(PAGE + 1)).all()
    gone = select(Vanished).where(Vanished.reader_id == reader.id, Vanished.seq > cursor.since)
    vanished = session.scalars(gone.order_by(Vanished.seq).limit(PAGE + 1)).all()
    numbers = sorted([*(one.seq for one in changed), *(one.seq for one in vanished)])
    more = len(numbers) > PAGE
    seq = numbers[PAGE - 1] if more else reader.seq
    told = marks.of_readings(session, reader.id, [reading for reading in changed if reading.seq <= seq])
    told += [marks.of_vanished(one) for one in vanished if one.seq <= seq]
    return sorted(told, key=attrgetter("seq")), seq, more

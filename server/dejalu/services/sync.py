"""One round trip: a client's waiting edits in, their results and everything that changed since out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.errors import DejaluError, UnknownCursorError
from dejalu.models import Paper, Reading
from dejalu.services import marks, operations, readers
from dejalu.services.marks import Mark
from dejalu.services.operations import Edit

PAGE = 500
"""Changes in one answer; with `more` the client comes again at once."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one operation: `applied`, `duplicate`, or `rejected` with the reason."""

    op_id: str
    result: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The results in the order of the operations, and the changes in the order they were made.

    seq is the cursor to ask with next time; more says that there are further changes beyond it. epoch is another
    number whenever the answer to a lookup may be another.
    """

    results: list[Result]
    changes: list[Mark]
    seq: int
    more: bool
    epoch: int


def sync(session: Session, reader_id: int, since: int | None, edits: Sequence[Edit], now: datetime) -> Answer:
    """Apply a client's edits and tell it what changed after `since`, its own edits' effects included.

    With `since` None it is told of no changes.

    An edit that cannot be applied is rejected by itself and does not hold up the others. Raises
    UnknownCursorError for a `since` that this library has not reached.
    """
    reader = readers.lock(session, reader_id)
    if since is not None and since > reader.seq:
        raise UnknownCursorError
    results = []
    for edit in edits:
        try:
            with session.begin_nested():
                applied = operations.apply(session, reader, edit, now)
            results.append(Result(edit.op_id, "applied" if applied else "duplicate"))
        except DejaluError as error:
            results.append(Result(edit.op_id, "rejected", error.message))
    epoch = readers.get_library(session).epoch
    if since is None:
        return Answer(results, [], reader.seq, more=False, epoch=epoch)
    query = (
        select(Reading)
        .join(Paper, Paper.id == Reading.paper_id)
        .where(Reading.reader_id == reader_id, Reading.seq > since, Paper.main_id.is_(None))
    )
    changed = session.scalars(query.order_by(Reading.seq).limit(PAGE + 1)).all()
    page, more = changed[:PAGE], len(changed) > PAGE
    found = marks.of_readings(session, reader_id, page)
    return Answer(results, found, page[-1].seq if more else reader.seq, more, epoch)

"""What a filter asks of documents, as conditions on them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.orm import Session

from dejalu.database import fulltext, one_of
from dejalu.database.fulltext import Sought
from dejalu.models import Document, Status, Tagging
from dejalu.queries.parser import parse
from dejalu.queries.terms import Has, Is, Judged, Met, Tagged, Words, Years, positive_words
from dejalu.services.finding.documents import microseconds
from dejalu.services.library import Filter

TABLE = Document.metadata.tables[Document.__tablename__]


FEW = 500
"""Documents with some words, up to which all of these are sorted.

Of more, the index of the order is gone through, where the first hundred are soon met. Measured with 100,000 documents:
to sort 500 takes SQLite as long as to meet a hundred of 500 in the index.
"""


def of(session: Session, reader_id: int, wanted: Filter) -> list[ColumnElement[bool]]:
    """What must hold of a document that a filter selects. Raises InvalidQueryError."""
    asked = [sought(said) for said in positive_words(parse(wanted.q))]
    return of_words(session, reader_id, wanted, asked)


def of_words(
    session: Session, reader_id: int, wanted: Filter, groups: Sequence[Sequence[Sought]]
) -> list[ColumnElement[bool]]:
    """The same with something of each of these groups in place of the words that the filter asks for."""
    query = parse(wanted.q)
    without = [one for term in query if term.is_not and isinstance(term.saying, Words) for one in sought(term.saying)]
    conditions: list[ColumnElement[bool]] = [Document.reader_id == reader_id]
    if groups:
        rare = fulltext.find_rare(session.connection(), groups, without, FEW)
        if rare is None:
            conditions.append(fulltext.has(TABLE, groups, without))
        else:
            # Of what is worked out there is no index: SQLite would go through one to the reader's last document.
            conditions = [Document.reader_id + 0 == reader_id, one_of(Document.id, rare)]
    elif without:
        conditions.append(not_(fulltext.has(TABLE, [without])))
    for term in query:
        if not isinstance(term.saying, Words):
            condition = _of(reader_id, term.saying)
            conditions.append(not_(condition) if term.is_not else condition)
    conditions += [_has_tag(reader_id, Tagging.tag_key == tag.casefold()) for tag in wanted.tags]
    if wanted.statuses:
        conditions.append(or_(*map(_is_status, wanted.statuses)))
    if wanted.starred is not None:
        conditions.append(Document.starred.is_(wanted.starred))
    if wanted.since is not None:
        conditions.append(Document.met_at >= _begin(wanted.since))
    if wanted.until is not None:
        conditions.append(Document.met_at < _end(wanted.until))
    if wanted.paper_ids:
        conditions.append(one_of(Document.paper_id, wanted.paper_ids))
    return conditions


def sought(said: Words) -> list[Sought]:
    """What a document may have for it: the words, or the identifier that they write."""
    found = [Sought(said.words, said.field, said.is_prefix)]
    return [*found, Sought(said.name, "identifiers")] if said.name else found


def _of(reader_id: int, saying: Tagged | Judged | Years | Met | Has | Is) -> ColumnElement[bool]:
    match saying:
        case Tagged(key, is_prefix):
            named = Tagging.tag_key.startswith(key, autoescape=True) if is_prefix else Tagging.tag_key == key
            return _has_tag(reader_id, named)
        case Judged(status):
            return _is_status(status)
        case Years(first, last):
            # Of no year, it is neither of these nor of any other.
            bounds = [Document.year >= first] if first is not None else []
            bounds += [Document.year <= last] if last is not None else []
            return and_(Document.year.is_not(None), *bounds)
        case Met(side, day):
            return Document.met_at < _begin(day) if side == "before" else Document.met_at >= _end(day)
        case Has(what):
            return {
                "abstract": Document.abstract != "",
                "author": Document.authors != "",
                "identifier": Document.identifiers != "",
                "note": Document.noted.is_(True),
                "tag": _has_tag(reader_id),
                "year": Document.year.is_not(None),
            }[what]
        case Is(what):
            return {
                "judged": Document.status.is_not(None),
                "starred": Document.starred.is_(True),
                "unjudged": Document.status.is_(None),
            }[what]


def _has_tag(reader_id: int, *named: ColumnElement[bool]) -> ColumnElement[bool]:
    return Document.paper_id.in_(select(Tagging.paper_id).where(Tagging.reader_id == reader_id, *named))


def _is_status(status: str) -> ColumnElement[bool]:
    """Whether a paper is shown so: one of which nothing was said is seen."""
    # Never unknown: of what is neither true nor false, the contrary would be neither, too.
    if status == Status.SEEN:
        return or_(Document.status.is_(None), Document.status == status)
    return and_(Document.status.is_not(None), Document.status == status)


def _begin(day: date) -> int:
    return microseconds(datetime.combine(day, time(), UTC))


def _end(day: date) -> int:
    return _begin(day) + timedelta(days=1) // timedelta(microseconds=1)

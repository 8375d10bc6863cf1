"""What a filter asks of documents, as conditions on them."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, not_, or_, select

from dejalu.database import fulltext
from dejalu.database.fulltext import Sought
from dejalu.models import Document, Status, Tagging
from dejalu.queries.parser import parse
from dejalu.queries.terms import Has, Is, Judged, Met, Query, Saying, Tagged, Words, Years, positive_words
from dejalu.services.finding.documents import microseconds
from dejalu.services.library import Filter

TABLE = Document.metadata.tables[Document.__tablename__]


def of(reader_id: int, wanted: Filter) -> list[ColumnElement[bool]]:
    """What must hold of a document that a filter selects. Raises InvalidQueryError."""
    query = parse(wanted.q)
    groups = [sought(said) for said in positive_words(query)]
    words = [fulltext.has(TABLE, groups)] if groups else []
    return [*words, *of_rest(reader_id, wanted, query)]


def of_rest(reader_id: int, wanted: Filter, query: Query) -> list[ColumnElement[bool]]:
    """The same but for the words that a document must have."""
    conditions: list[ColumnElement[bool]] = [Document.reader_id == reader_id]
    for term in query:
        if term.is_not:
            conditions.append(not_(_of(reader_id, term.saying)))
        elif not isinstance(term.saying, Words):
            conditions.append(_of(reader_id, term.saying))
    conditions += [_has_tag(reader_id, Tagging.tag_key == tag.casefold()) for tag in wanted.tags]
    if wanted.statuses:
        conditions.append(or_(*map(_is_status, wanted.statuses)))
    if wanted.starred is not None:
        conditions.append(Document.starred.is_(wanted.starred))
    if wanted.since is not None:
        conditions.append(Document.met_at >= _begin(wanted.since))
    if wanted.until is not None:
        conditions.append(Document.met_at < _end(wanted.until))
    return conditions


def sought(said: Words) -> list[Sought]:
    """What a document may have for it: the words, or the identifier that they write."""
    found = [Sought(said.words, said.field, said.is_prefix)]
    return [*found, Sought(said.name, "identifiers")] if said.name else found


def _of(reader_id: int, saying: Saying) -> ColumnElement[bool]:
    match saying:
        case Words():
            return fulltext.has(TABLE, [sought(saying)])
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

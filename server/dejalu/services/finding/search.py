"""Pages of papers, and all papers, that a filter selects."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.orm import Session

from dejalu.models import Document
from dejalu.queries.parser import parse
from dejalu.queries.terms import positive_words
from dejalu.services import library
from dejalu.services.finding import conditions, hits, near
from dejalu.services.finding.hits import Hits
from dejalu.services.finding.sorting import ORDERS, make_cursor
from dejalu.services.library import Filter, Item

PAGE = 100
"""Papers in one answer."""


@dataclass(frozen=True, slots=True)
class Found(Item):
    """A paper of a page, with what was asked for in it; None where no words were."""

    hits: Hits | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some papers, the cursor of the next ones (None at the end), and whether they are only near the query.

    hits tells by the id of a paper where what was asked for stands in it.
    """

    items: list[Item]
    cursor: str | None
    is_near: bool = False
    hits: dict[int, Hits] = field(default_factory=dict)

    @property
    def found(self) -> list[Found]:
        """The papers, each with its hits."""
        return [Found(item.paper, item.mark, self.hits.get(item.paper.id)) for item in self.items]


def find(session: Session, reader_id: int, wanted: Filter, *, sort: str = "recent", cursor: str | None = None) -> Page:
    """One page of papers in one of `sorting.ORDERS`.

    A first page without a hit offers the papers whose titles are nearest to the words instead. Raises
    InvalidQueryError, and UnknownListPageError for a cursor that was not given by this function.
    """
    rows = find_page(session, reader_id, wanted, sort, cursor)
    said = positive_words(parse(wanted.q))
    if not rows and cursor is None and said:
        found = near.find(session, reader_id, wanted)
        items = _get(session, reader_id, found.paper_ids)
        return Page(items, None, is_near=True, hits=hits.find(items, found.words))
    following = make_cursor(rows[PAGE - 1][1], rows[PAGE - 1][0]) if len(rows) > PAGE else None
    items = _get(session, reader_id, [paper_id for paper_id, _ in rows[:PAGE]])
    return Page(items, following, hits=hits.find(items, said))


def get_these(session: Session, reader_id: int, wanted: Filter, paper_ids: Sequence[int]) -> Page:
    """Those of some papers that the reader has, in this order, whether a filter selects them or not.

    Only the words of its query are looked for in them. Raises InvalidQueryError.
    """
    items = _get(session, reader_id, paper_ids)
    return Page(items, None, hits=hits.find(items, positive_words(parse(wanted.q))))


def find_page(
    session: Session, reader_id: int, wanted: Filter, sort: str, cursor: str | None
) -> Sequence[Row[int, int | str]]:
    """The papers of one page and where each stands in the order, and one more where there are more."""
    order = ORDERS[sort]
    query = _select(session, reader_id, wanted).add_columns(order.column)
    if cursor is not None:
        query = query.where(order.is_beyond(cursor))
    return session.execute(query.order_by(*order.columns()).limit(PAGE + 1)).all()


def find_ids(session: Session, reader_id: int, wanted: Filter, *, sort: str | None = None) -> list[int]:
    """Every paper of a filter, in the order they were added to the library unless another one is wanted.

    Raises InvalidQueryError.
    """
    columns: list[ColumnElement[int]] = [Document.paper_id.asc()] if sort is None else ORDERS[sort].columns()  # type: ignore[assignment]
    return list(session.scalars(_select(session, reader_id, wanted).order_by(*columns)))


def _select(session: Session, reader_id: int, wanted: Filter) -> Select[int]:
    return select(Document.paper_id).where(*conditions.of(session, reader_id, wanted))


def _get(session: Session, reader_id: int, paper_ids: Sequence[int]) -> list[Item]:
    """These papers in this order; without one that was lost behind the server's back, until `doctor` mends that."""
    found = library.get_all(session, reader_id, paper_ids)
    return [found[paper_id] for paper_id in paper_ids if paper_id in found]

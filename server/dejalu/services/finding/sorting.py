"""The orders in which papers are listed, and cursors: where in an order a page ends."""

import base64
import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from dejalu.database import LARGEST_ID, is_keepable
from dejalu.errors import UnknownListPageError
from dejalu.models import Document


@dataclass(frozen=True, slots=True)
class Order:
    """A column of documents by which they are listed, from the greatest on where `is_descending`."""

    column: InstrumentedAttribute[int] | InstrumentedAttribute[str]
    kind: type[int] | type[str] = int
    is_descending: bool = True

    def columns(self) -> list[ColumnElement[int] | ColumnElement[str]]:
        """To order by; of two papers that are alike in it, the one that was added last is the greater."""
        both = (self.column, Document.paper_id)
        return [column.desc() if self.is_descending else column.asc() for column in both]

    def is_beyond(self, cursor: str) -> ColumnElement[bool]:
        """Whether a document comes after the place of a cursor. Raises UnknownListPageError."""
        both = tuple_(self.column, Document.paper_id)
        place = tuple_(*map(literal, self._read(cursor)))
        return both < place if self.is_descending else both > place

    def _read(self, cursor: str) -> tuple[int | str, int]:
        try:
            value, paper_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        except (ValueError, TypeError, RecursionError):
            value = paper_id = None
        # Truth values are no numbers, and PostgreSQL makes an error of numbers and texts that SQLite bears.
        if type(value) is self.kind and is_keepable(value) and type(paper_id) is int and 0 < paper_id <= LARGEST_ID:
            return value, paper_id
        raise UnknownListPageError


ORDERS = {
    "recent": Order(Document.seq),
    "seen": Order(Document.seen_at),
    "met": Order(Document.met_at),
    "published": Order(Document.published),
    "title": Order(Document.sort_title, str, is_descending=False),
}
"""What is last changed, last seen, first met or published comes first; what never was, last. Titles go from A to Z."""


def make_cursor(value: int | str, paper_id: int) -> str:
    """The cursor of what comes after a document."""
    return base64.urlsafe_b64encode(json.dumps([value, paper_id]).encode()).decode().rstrip("=")

"""A reader's tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.errors.acts import UnknownTagError
from dejalu.models import Paper, Tag, Tagging


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, its color if it has one, and how many papers have it."""

    name: str
    count: int
    color: str | None


def find_all(session: Session, reader_id: int) -> list[TagCount]:
    """The tags in use, by name."""
    query = (
        select(Tag.name, func.count(), Tag.color)
        .join(Tagging, (Tagging.reader_id == Tag.reader_id) & (Tagging.tag_key == Tag.key))
        .join(Paper, Paper.id == Tagging.paper_id)
        .where(Tag.reader_id == reader_id, Paper.main_id.is_(None))
        .group_by(Tag.key, Tag.name, Tag.color)
        .order_by(Tag.key)
    )
    return [TagCount(*row) for row in session.execute(query)]


def find_papers(session: Session, reader_id: int, key: str) -> Sequence[int]:
    """The papers that have a tag."""
    query = select(Tagging.paper_id).join(Paper, Paper.id == Tagging.paper_id)
    own = (Tagging.reader_id == reader_id) & (Tagging.tag_key == key)
    return session.scalars(query.where(own, Paper.main_id.is_(None)).order_by(Tagging.paper_id)).all()


def get(session: Session, reader_id: int, name: str) -> Tag:
    """A tag by its name in whatever case. Raises UnknownTagError."""
    tag = session.get(Tag, (reader_id, name.casefold()))
    if tag is None:
        raise UnknownTagError(name)
    return tag


def keep(session: Session, reader_id: int, name: str) -> Tag:
    """A tag, made if there is none of that name."""
    tag = session.get(Tag, (reader_id, name.casefold()))
    if tag is None:
        tag = Tag(reader_id=reader_id, key=name.casefold(), name=name)
        session.add(tag)
        session.flush()
    return tag

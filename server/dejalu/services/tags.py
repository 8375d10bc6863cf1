"""A reader's tags."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.models import Paper, Tag, Tagging


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many papers have it."""

    name: str
    count: int


def find_all(session: Session, reader_id: int) -> list[TagCount]:
    """The tags in use, by name."""
    query = (
        select(Tag.name, func.count())
        .join(Tagging, (Tagging.reader_id == Tag.reader_id) & (Tagging.tag_key == Tag.key))
        .join(Paper, Paper.id == Tagging.paper_id)
        .where(Tag.reader_id == reader_id, Paper.main_id.is_(None))
        .group_by(Tag.key, Tag.name)
        .order_by(Tag.key)
    )
    return [TagCount(name, count) for name, count in session.execute(query)]

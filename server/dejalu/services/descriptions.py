"""What the reader types of a paper, and takes back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.errors import NamelessPaperError
from dejalu.identity.claims import READER, choose
from dejalu.models import Claim, Paper
from dejalu.pages.mention import Mention
from dejalu.services import claims, library, linkage
from dejalu.services.library import Item

FIELDS = ("title", "authors", "abstract", "published", "year", "url")
"""What can be typed."""


@dataclass(frozen=True, slots=True)
class Described(Item):
    """A paper with the names of the fields that are as the reader typed them."""

    typed: list[str]


def get(session: Session, reader_id: int, paper_id: int) -> Described:
    """One paper of the library, by the id of any of its records. Raises UnknownPaperError."""
    item = library.get(session, reader_id, paper_id)
    said = [claim for own in _find_typed(session, item.mark.records).values() for claim in own]
    return Described(item.paper, item.mark, [name for name in FIELDS if any(getattr(claim, name) for claim in said)])


def type_in(session: Session, reader_id: int, paper_id: int, said: Mapping[str, Any], now: datetime) -> Described:
    """Keep fields that the reader typed, or take back what they had typed (None); the paper as it then is.

    Raises UnknownPaperError, or NamelessPaperError where nobody else says what the title is.
    """
    item = library.get(session, reader_id, paper_id)
    taken = {name for name, value in said.items() if value is None}
    typed = {name: value for name, value in said.items() if value is not None}
    changed, near = _take_back(session, item.mark.records, taken)
    if typed:
        _state(session, item.paper.id, typed, now)
    if typed or changed:
        had_title = bool(item.paper.title)
        linkage.settle(session, {item.paper.id, *changed}, near)
        if had_title and not item.paper.title:
            raise NamelessPaperError
    return get(session, reader_id, paper_id)


def _take_back(session: Session, paper_ids: Iterable[int], fields: Collection[str]) -> tuple[set[int], set[int]]:
    """Have the reader say nothing of these fields of these records.

    The records of which they had said any, and those to which a title may have led from there. Of such a record, the
    last words on all other fields stay, as one claim.
    """
    said = _find_typed(session, paper_ids)
    changed = {
        paper_id for paper_id, own in said.items() if any(getattr(claim, name) for claim in own for name in fields)
    }
    near = linkage.work_out(session, changed).reached if "title" in fields else set()
    for paper_id in changed:
        chosen = choose(said[paper_id])
        left = {name: getattr(chosen, name) for name in FIELDS if name not in fields}
        stated_at = max(claim.stated_at for claim in said[paper_id])
        for claim in said[paper_id]:
            session.delete(claim)
        session.flush()
        _state(session, paper_id, left, stated_at)
    session.flush()
    claims.forget_titles(session, changed)
    return changed, near


def _state(session: Session, paper_id: int, typed: Mapping[str, Any], at: datetime) -> None:
    mention = Mention(**{"title": "", **typed, "authors": tuple(typed.get("authors", ()))})
    claims.state(session, session.get_one(Paper, paper_id), mention, at, READER)


def _find_typed(session: Session, paper_ids: Iterable[int]) -> dict[int, list[Claim]]:
    """The claims of the reader, by the record that they are about."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in session.scalars(select(Claim).where(one_of(Claim.paper_id, paper_ids), Claim.source == READER)):
        found[claim.paper_id].append(claim)
    return found

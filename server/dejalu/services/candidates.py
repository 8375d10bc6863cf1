"""Finding the titles of the library that could be a title asked for, with two queries however many are asked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import blocking
from dejalu.identity.differences import Difference, compare, glance
from dejalu.identity.titles import Title
from dejalu.models import Paper, PaperTitle, TitleKey

COMMONEST = 100
"""Titles that one key may lead to: a key that more of them share says too little ("lecture notes on")."""


Row = Sequence[Any]
"""A title's text, normalized words and whether it is cut, its record, and the record that stands for its paper."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title of the library: the record that has it, and the record that stands for its paper."""

    title: Title
    paper_id: int
    shown_id: int


def find(session: Session, asked: Sequence[Title]) -> list[list[Candidate]]:
    """For each title asked, those of the library that do not differ from it so much that nothing follows."""
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for place, title in enumerate(asked):
        for key in blocking.query_keys(title):
            wanted[key].append(place)
    found: list[set[int]] = [set() for _ in asked]
    for key, title_ids in _titles_by_key(session, sorted(wanted)).items():
        if len(title_ids) <= COMMONEST:
            for place in wanted[key]:
                found[place].update(title_ids)
    rows = _load(session, sorted(set().union(*found)))
    return [
        _comparable(title, [rows[title_id] for title_id in sorted(own)])
        for title, own in zip(asked, found, strict=True)
    ]


def _comparable(title: Title, rows: Sequence[Row]) -> list[Candidate]:
    """Of hundreds of rows a few are left, and only these are worth more than a glance."""
    near = [rows[place] for place in glance(title, [(normal, is_cut) for _, normal, is_cut, _, _ in rows])]
    candidates = [
        Candidate(Title(text, normal, is_cut), paper_id, shown_id) for text, normal, is_cut, paper_id, shown_id in near
    ]
    return [one for one in candidates if compare(title, one.title).difference is not Difference.ALL]


def _titles_by_key(session: Session, keys: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    if keys:
        for key, title_id in session.execute(select(TitleKey.key, TitleKey.title_id).where(one_of(TitleKey.key, keys))):
            found[key].append(title_id)
    return found


def _load(session: Session, title_ids: Sequence[int]) -> dict[int, Row]:
    if not title_ids:
        return {}
    query = (
        select(PaperTitle.id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut, Paper.id, Paper.shown_id)
        .join(Paper, Paper.id == PaperTitle.paper_id)
        .where(one_of(PaperTitle.id, title_ids))
    )
    return {title_id: row for title_id, *row in session.execute(query)}

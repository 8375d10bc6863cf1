"""What a search without a hit can have meant: papers whose titles and authors are nearest to its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.database.fulltext import Sought
from dejalu.identity import similarity
from dejalu.models import Document
from dejalu.queries.parser import parse
from dejalu.queries.terms import Words, positive_words
from dejalu.services.finding import conditions, title_words
from dejalu.services.library import Filter

SUGGESTIONS = 10
"""How many papers a search without a hit offers."""
LIKE = 40
"""Words of the library that a word of the query may stand for, at most."""
COMPARED = 2_000
"""Papers that are compared with the query, at most: all of them have words like most of its words."""
FIELDS = (None, "title", "authors")
"""Whose words may be misspelt."""


@dataclass(frozen=True, slots=True)
class Near:
    """Papers, the nearest first, and the words by which they were found."""

    paper_ids: list[int]
    words: list[Words]


def find(session: Session, reader_id: int, wanted: Filter) -> Near:
    """The papers nearest to the words of a filter that it would select but for these."""
    query = parse(wanted.q)
    asked = [word for said in positive_words(query) if said.field in FIELDS for word in said.words]
    like = similarity.find_like(asked, title_words.find_all(session, reader_id), LIKE) if asked else {}
    groups = [[Sought((word,), name) for word in own for name in ("title", "authors")] for own in _group(asked, like)]
    if not groups or not all(groups):
        return Near([], [])
    rest = [said for said in positive_words(query) if said.field not in FIELDS]
    groups += [conditions.sought(said) for said in rest]
    rows = session.execute(
        select(Document.paper_id, Document.title, Document.authors)
        .where(*conditions.of_words(session, reader_id, wanted, groups))
        .order_by(Document.paper_id.desc())
        .limit(COMPARED)
    )
    texts = {paper_id: f"{title} {authors}" for paper_id, title, authors in rows}
    found = similarity.closest(" ".join(asked), texts, SUGGESTIONS)
    return Near(found, [Words((word,)) for own in like.values() for word, score in own.items() if _is_meant(score)])


def _is_meant(score: float) -> bool:
    return score >= similarity.CLOSE


def _group(asked: Sequence[str], like: Mapping[str, Mapping[str, float]]) -> list[set[str]]:
    """Words of which a paper must have one of each group, or it cannot be close (`similarity.CLOSE`).

    For that says how much of the letters asked for a paper may do without: each group has more of them.
    """
    spared = sum(map(len, asked)) * (100 - similarity.CLOSE) / 100
    groups: list[set[str]] = []
    together, letters = set[str](), 0
    for word in sorted(asked, key=len, reverse=True):
        together |= like[word].keys()
        letters += len(word)
        if letters > spared:
            groups.append(together)
            together, letters = set(), 0
    return groups

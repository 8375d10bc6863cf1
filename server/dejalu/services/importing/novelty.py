"""Whether an entry says of a paper what the library does not know yet.

A file that was exported from here, whatever its format cannot hold, says nothing new when it comes back.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row

from dejalu.identity import identifiers, titles
from dejalu.identity.claims import year_of
from dejalu.identity.titles import Title
from dejalu.models import Paper
from dejalu.pages.mention import Mention
from dejalu.services.importing.known import Known

_NO_LETTERS = re.compile(r"[\W_]+")


def is_described(known: Known, mention: Mention) -> bool:
    """Whether all that a mention says is what the library shows of the paper, or a title that it has."""
    names = set(map(str, mention.identifiers))
    return (
        names <= known.identifiers
        and _is_title(known, mention.title)
        and any(_covers(paper, mention, known.identifiers) for paper in known.papers)
    )


def _covers(paper: Row[tuple[Paper]], mention: Mention, names: Iterable[str]) -> bool:
    return (
        _are_authors(paper.authors, mention.authors)
        and _is_date(paper, mention, names)
        and (not mention.abstract or _letters(mention.abstract) == _letters(paper.abstract or ""))
        and mention.category in (None, paper.category)
        and _is_publication(paper.publication or {}, mention.publication.dump() if mention.publication else {})
        and bool(paper.url or names or not mention.url)
    )


def _is_title(known: Known, said: str) -> bool:
    """Of the same letters as one it has; in which, a title in capitals says less than another."""
    title = Title.read(said)
    has = {(title.key, False), (title.key, title.text.isupper())}
    return not title.key or not has.isdisjoint(known.titles)


def _are_authors(known: Iterable[str], said: Iterable[str]) -> bool:
    """The same people, or the first of them, whichever part of a name comes first."""
    people, named = ([words for name in names if (words := _words(name))] for names in (known, said))
    return people[: len(named)] == named


def _words(name: str) -> list[str]:
    return sorted(titles.normalize(name).split())


def _is_date(paper: Row[tuple[Paper]], mention: Mention, names: Iterable[str]) -> bool:
    """The same month: of the day, many formats say nothing. A year alone may be that of the arXiv identifier."""
    if mention.published:
        known: date | None = paper.published
        return known is not None and (known.year, known.month) == (mention.published.year, mention.published.month)
    if mention.year is None:
        return True
    months = (identifiers.published_month(identifiers.parse(name)) for name in names)
    years = {year_of(paper), *(month.year for month in months if month)}
    return mention.year in years | {(paper.publication or {}).get("year")}


def _is_publication(known: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    return all(known.get(name) == value for name, value in said.items())


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()

"""What a service answers of one paper: a mention, made fit to be kept, and kept as JSON.

What other people wrote is bounded as what pages say is (`schemas.papers.MentionSchema`), and without characters that
cannot be seen or stored.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dejalu.exporters.plain_text import one_line
from dejalu.identity import identifiers
from dejalu.identity.publication import Publication
from dejalu.pages.mention import Mention

TITLE, ABSTRACT, NAME, AUTHORS = 2_000, 20_000, 300, 5_000
"""Characters of a title, an abstract and a name, and authors of a paper, at most."""


def text(said: object, longest: int = NAME) -> str:
    """A text on one line, cut at the bound; empty where no text was said."""
    # White space may shrink, but a hostile text is not read through for that.
    return one_line(said[: 2 * longest])[:longest].rstrip() if isinstance(said, str) else ""


def names(said: Iterable[object]) -> tuple[str, ...]:
    """The authors that were named, without those that have no name."""
    return tuple(name for name in map(text, said) if name)[:AUTHORS]


def year(said: object) -> int | None:
    """A year that was said as a number."""
    return said if isinstance(said, int) and not isinstance(said, bool) and 1000 <= said <= 9999 else None


def dump(mention: Mention) -> dict[str, Any]:
    """What is told, for JSON."""
    told = {
        "identifiers": list(map(str, mention.identifiers)),
        "title": mention.title,
        "authors": list(mention.authors),
        "abstract": mention.abstract,
        "published": mention.published.isoformat() if mention.published else None,
        "year": mention.year,
        "category": mention.category,
        "publication": mention.publication.dump() if mention.publication else None,
    }
    return {name: value for name, value in told.items() if value}


def load(told: dict[str, Any]) -> Mention:
    """What `dump` made."""
    published, publication = told.get("published"), told.get("publication")
    return Mention(
        title=told.get("title", ""),
        identifiers=tuple(map(identifiers.parse, told.get("identifiers", ()))),
        authors=tuple(told.get("authors", ())),
        abstract=told.get("abstract"),
        published=date.fromisoformat(published) if published else None,
        year=told.get("year"),
        category=told.get("category"),
        publication=Publication.load(publication) if publication else None,
    )

"""Chooses, from all that was ever said of a paper, what is shown of it.

The rule, for each field by itself: what the reader typed, the latest first; else what the paper's own publisher says;
else what any other page says; else what nobody in particular said. Within one of these, the fuller claim: a whole title
before one cut short or in capitals, the longer list of authors, the longer abstract, the earlier date, the place of
publication of which most is told. Where that still leaves two, the first by the alphabet. So the order in which claims
arrive never matters.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from dejalu.identity.titles import Title

READER = "reader"
"""The source of what the reader typed."""

IMPORT = "import"
"""The source of what another program's file says: no publisher, and no page that could be looked at again."""

PUBLISHERS = frozenset([
    "arxiv.org", "openreview.net", "aclanthology.org", "doi.org", "proceedings.mlr.press", "papers.nips.cc",
    "proceedings.neurips.cc", "openaccess.thecvf.com", "ojs.aaai.org", "ijcai.org", "biorxiv.org", "medrxiv.org",
    "ieeexplore.ieee.org", "dl.acm.org", "pubmed.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov",
])  # fmt: skip
"""Hosts that speak first-hand: they publish or register the papers that they describe."""

# What a link may be made of, whoever named it: no script, no file, no other program's address, and nothing after it.
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f]+", re.IGNORECASE)


class Dated(Protocol):
    """What may state a date, or else a year."""

    @property
    def published(self) -> date | None: ...
    @property
    def year(self) -> int | None: ...


class Claim(Dated, Protocol):
    """What one source says of a paper; what it does not say is empty or None."""

    @property
    def title(self) -> str: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def abstract(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def category(self) -> str | None: ...


class StatedClaim(Claim, Protocol):
    """A claim as it is kept, who stated it, and when they first did."""

    @property
    def publication(self) -> dict[str, Any] | None: ...
    @property
    def source(self) -> str: ...
    @property
    def stated_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best of all claims, field by field."""

    title: str
    authors: list[str]
    abstract: str | None
    published: date | None
    year: int | None
    url: str | None
    category: str | None
    publication: dict[str, Any] | None


def year_of(stated: Dated) -> int | None:
    """The year that is stated, by a whole date or by itself."""
    return stated.published.year if stated.published else stated.year


def source(url: str | None) -> str:
    """The host that speaks in a claim, without `www.`; empty where no page is named."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_web_address(url: str | None) -> bool:
    """Whether this is an address that a link may lead to."""
    return _WEB_ADDRESS.fullmatch(url or "") is not None


def digest(
    claim: Claim, identifiers: Iterable[object], publication: Mapping[str, Any] | None = None, source: str | None = None
) -> str:
    """What tells one thing said from another, whoever says it and at whatever address: SHA-256.

    To READER, the address is not where something is said, but what is said.
    """
    said: list[Any] = [
        sorted(map(str, identifiers)),
        claim.title,
        list(claim.authors),
        claim.abstract,
        str(claim.published),
        claim.year,
    ]
    if claim.category or publication:  # Who says nothing of these has the digest they always had.
        said.append([claim.category, dict(publication or {})])
    if source == READER and claim.url:
        said.append(claim.url)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def choose(claims: Iterable[StatedClaim]) -> Chosen:
    """The description that the rule of this module makes of some claims."""
    ranked = sorted(claims, key=_rank)
    if len(ranked) == 1:
        return _only(ranked[0])

    def best(field: str, order: Callable[[Any], Any], is_fit: Callable[[Any], bool] = bool) -> Any:  # noqa: ANN401
        told = [(_rank(claim), order(value), value) for claim in ranked if is_fit(value := getattr(claim, field))]
        return min(told, key=lambda one: one[:2])[2] if told else None

    return Chosen(
        title=best("title", _title_order) or "",
        authors=list(best("authors", _authors_order) or []),
        abstract=best("abstract", lambda abstract: (-len(abstract), abstract)),
        published=best("published", lambda day: day),
        year=best("year", lambda year: year),
        url=best("url", lambda url: (len(url), url), is_web_address),
        category=best("category", lambda category: category),
        publication=best("publication", _publication_order),
    )


def _only(claim: StatedClaim) -> Chosen:
    """Where there is one claim, as of nearly every paper, all of it is chosen."""
    return Chosen(
        title=claim.title,
        authors=list(claim.authors),
        abstract=claim.abstract or None,
        published=claim.published,
        year=claim.year or None,
        url=claim.url if is_web_address(claim.url) else None,
        category=claim.category or None,
        publication=claim.publication or None,
    )


def _rank(claim: StatedClaim) -> tuple[int, float]:
    """Whose word goes first; of the reader's own, the latest."""
    if claim.source == READER:
        return 0, -claim.stated_at.timestamp()
    if claim.source in PUBLISHERS:
        return 1, 0
    return (2 if claim.source else 3), 0


def _title_order(title: str) -> tuple[bool, bool, int, str]:
    return Title.read(title).is_cut, title.isupper(), -len(title), title


def _authors_order(authors: Sequence[str]) -> tuple[int, int, list[str]]:
    return -len(authors), -sum(map(len, authors)), list(authors)


def _publication_order(publication: Mapping[str, Any]) -> tuple[int, str]:
    """The one of which most is known: they are taken whole, since the pages of one volume say nothing of another's."""
    return -len(publication), json.dumps(publication, sort_keys=True)

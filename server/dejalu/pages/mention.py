"""What a saved page tells: the papers on it, each with whatever the page says of it."""

from dataclasses import dataclass, field
from datetime import date

from dejalu.identity.identifiers import Identifier
from dejalu.identity.publication import Publication


@dataclass(frozen=True, slots=True)
class Mention:
    """One paper as one page shows it; what the page does not say is empty or None.

    `published` is the paper's own date, not the day it was listed, and `year` its year where no more is said;
    `url` is the paper's address on that site, `version` the arXiv version it shows, `category` its first arXiv category
    ("cs.CL"), `publication` where it was published.
    """

    title: str
    identifiers: tuple[Identifier, ...] = ()
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    published: date | None = None
    year: int | None = None
    url: str | None = None
    version: int | None = None
    # What an edit says is known by its repr, which must stay as it was for edits that are delivered again.
    category: str | None = field(default=None, repr=False)
    publication: Publication | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Capture:
    """A saved page: its mentions in page order, and the day the reader saw them.

    `site` is the short name of the web site, such as `huggingface`.
    """

    mentions: tuple[Mention, ...]
    captured_on: date
    site: str

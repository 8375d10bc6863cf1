"""What the fields of a `.bib` file say, each as it stands between the braces; empty where there is nothing to say.

The profiles give these values their names. Text is escaped; what programs follow or look up, such as links and
identifiers, is not, but it never holds a character that could end its field.
"""

import re
from functools import lru_cache
from urllib.parse import quote

from dejalu.exporters import keywords as tag_keywords
from dejalu.exporters.bib_profile import Value
from dejalu.exporters.citation_keys import VALID
from dejalu.exporters.entry import Entry
from dejalu.exporters.latex import escape, escape_lines, escape_title
from dejalu.exporters.names import author_field
from dejalu.exporters.plain_text import one_line

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What a link may hold as it is; \url prints even % and #. All else is percent-encoded.
_SAFE_IN_LINKS = "!#$%&'()*+,/:;=?@[]~"
_UNSAFE = re.compile(rf"[^A-Za-z0-9_.\-{re.escape(_SAFE_IN_LINKS)}]")
_AND = re.compile(r"\band\b", re.IGNORECASE)
# "12-34" and "12–34", but not the hyphens of "3-1–3-14", where pages are counted by chapter.
_PAGE_RANGE = re.compile(r"(?<![^\s,;])([^\s,;–-]+)\s?[–-]+\s?([^\s,;–-]+)(?![^\s,;])")


def authors(entry: Entry) -> str:
    """All of them, one per line."""
    return author_field(entry.authors)


def title(entry: Entry) -> str:
    """With braces around the words whose capitals a style must not take away."""
    return escape_title(entry.title)


def year(entry: Entry) -> str:
    """The year of the publication, else that of the first version."""
    if entry.publication and entry.publication.year:
        return str(entry.publication.year)
    return str(entry.published.year if entry.published else entry.year or "")


def month(entry: Entry) -> str:
    """The macro for the month of the first version, where the year is that of the first version too."""
    if entry.published is None or (entry.publication and entry.publication.year):
        return ""
    return MONTHS[entry.published.month - 1]


def date(entry: Entry) -> str:
    """The day of the first version, or else the year."""
    if entry.published is None or (entry.publication and entry.publication.year):
        return year(entry)
    return entry.published.isoformat()


def venue(entry: Entry) -> str:
    """The journal, the proceedings, the book around a chapter, the school or the institution."""
    return escape(entry.publication.venue) if entry.publication else ""


def volume(entry: Entry) -> str:
    """The volume it was published in."""
    return escape(entry.publication.volume) if entry.publication else ""


def number(entry: Entry) -> str:
    """The issue of a journal, or the number of a report."""
    return escape(entry.publication.number) if entry.publication else ""


def pages(entry: Entry) -> str:
    """The pages, with `--` between first and last."""
    if entry.publication is None:
        return ""
    return escape(_PAGE_RANGE.sub(r"\1--\2", entry.publication.pages).replace("–", "--"))


def publisher(entry: Entry) -> str:
    """Who published it."""
    return escape(entry.publication.publisher) if entry.publication else ""


def eprint(entry: Entry) -> str:
    """The arXiv id."""
    return _verbatim(entry.arxiv)


def primary_class(entry: Entry) -> str:
    """The first arXiv category."""
    return _verbatim(entry.primary_class)


def version(entry: Entry) -> str:
    """The arXiv version that was read."""
    return str(entry.version or "") if entry.arxiv else ""


def doi(entry: Entry) -> str:
    """The DOI, in which < and > are at home."""
    return _verbatim(entry.doi, also_safe="<>")


def url(entry: Entry) -> str:
    """The page to send people to."""
    return _verbatim(entry.url)


def accessed(entry: Entry) -> str:
    """The day the reader last saw it."""
    return entry.accessed.isoformat() if entry.accessed else ""


def former_keys(entry: Entry) -> str:
    """The keys under which older documents may cite it, as biber looks them up."""
    if not entry.former_keys:
        return ""
    return ",".join(key for key in entry.former_keys if VALID.fullmatch(key) and key != entry.citation_key)


def keywords(entry: Entry) -> str:
    """The tags, sorted."""
    return list_keywords(entry.tags)


@lru_cache(maxsize=1 << 12)
def list_keywords(tags: tuple[str, ...]) -> str:
    """Any words as a list of keywords, sorted without regard to case, each once."""
    return ", ".join(map(escape, tag_keywords.listed(map(tag_keywords.in_bibtex, tags))))


def abstract(entry: Entry) -> str:
    """The abstract, whose lines are those of the page it was taken from and mean nothing."""
    return escape(entry.abstract) if entry.abstract else ""


def notes(entry: Entry) -> str:
    """All notes, with a blank line between them."""
    return "\n\n".join(filter(None, (escape_lines(note.text) for note in entry.notes)))


def said_of_arxiv(text: str) -> Value:
    """A field that is the same for every paper of arXiv, and that no other has."""
    return lambda entry: text if entry.arxiv else ""


def as_one(value: Value) -> Value:
    """What biblatex takes for a list, parted at the word "and", as one item."""

    def braced(entry: Entry) -> str:
        text = value(entry) or ""
        return f"{{{text}}}" if _AND.search(text) else text

    return braced


def _verbatim(value: str | None, also_safe: str = "") -> str:
    if not value or not _UNSAFE.search(value):
        return value or ""
    return quote(one_line(value), safe=_SAFE_IN_LINKS + also_safe)

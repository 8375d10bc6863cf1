"""Classic BibTeX: what `bibtex` and its styles read, and every reference manager imports.

A preprint is `@misc` with `eprint`, `archiveprefix` and `primaryclass`, as arXiv itself writes it. Notes go
to `annote`, which styles leave alone: `note` is printed by all of them. Fields come in one order and one
layout, with no time stamp, so that equal data gives equal bytes and a file kept in git shows real changes.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dejalu.exporters.entry import Entry
from dejalu.exporters.latex import escape, escape_lines, escape_title
from dejalu.exporters.latex_accents import to_macros
from dejalu.exporters.names import author_field
from dejalu.exporters.plain_text import one_line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Keyword lists are split at , and ; by their readers, even inside braces, so a tag must do without.
_NOT_IN_KEYWORDS = str.maketrans(dict.fromkeys(",;{}\\", " "))
# What a link may hold as it is; \url prints even % and #. All else is percent-encoded.
_SAFE_IN_LINKS = "!#$%&'()*+,/:;=?@[]~"


def dump(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The entries as one BibTeX file, in the order given."""
    separator = ""
    for entry in entries:
        yield (separator + _dump_entry(entry)).encode()
        separator = "\n"


def _dump_entry(entry: Entry) -> str:
    lines = [f"  {name} = {value},\n" for name, value in _fields(entry)]
    return f"@misc{{{entry.citation_key},\n{''.join(lines)}}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Name and value, with its braces, of every field there is something to say in."""
    values = {
        "author": to_macros(author_field(entry.authors)),
        "title": to_macros(escape_title(entry.title)),
        "year": str(entry.published.year if entry.published else entry.year or ""),
        "month": _MONTHS[entry.published.month - 1] if entry.published else "",
        "eprint": _verbatim(entry.arxiv),
        "archiveprefix": "arXiv" if entry.arxiv else "",
        "primaryclass": _verbatim(entry.primary_class),
        "doi": _verbatim(entry.doi, also_safe="<>"),
        "url": _verbatim(entry.url),
        "urldate": entry.accessed.isoformat() if entry.accessed else "",
        "keywords": to_macros(_keywords(entry.tags)),
        "annote": to_macros(_annotation(note.text for note in entry.notes)),
    }
    for name, value in values.items():
        if value:
            # BibTeX knows the months by macros, so that each style prints its own names for them.
            yield name, value if name == "month" else f"{{{value}}}"


def _keywords(tags: Iterable[str]) -> str:
    cleaned = {one_line(one_line(tag).translate(_NOT_IN_KEYWORDS)) for tag in tags}
    return ", ".join(escape(tag) for tag in sorted(cleaned - {""}, key=lambda tag: (tag.casefold(), tag)))


def _annotation(notes: Iterable[str]) -> str:
    return "\n\n".join(text for text in map(escape_lines, notes) if text)


def _verbatim(value: str | None, also_safe: str = "") -> str:
    return quote(one_line(value or ""), safe=_SAFE_IN_LINKS + also_safe)

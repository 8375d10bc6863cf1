"""RIS, which every reference manager imports: one line per value, each beginning with a tag of two letters.

There is no official grammar, and the programs differ in the tags they know; used here is what Zotero, EndNote and
JabRef all take for the same thing. A preprint is `MANSCPT`: a manuscript to Zotero and EndNote, @misc to JabRef, while
`UNPB` makes a journal article of it in Zotero. `ER` ends an entry. Lines end with CR and LF.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dejalu.exporters import issued, keywords, names
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import one_line
from dejalu.identity.publication import Kind

_TYPES = {
    Kind.JOURNAL: "JOUR",
    Kind.CONFERENCE: "CONF",  # not CPAPER, which JabRef does not know, and which is an unpublished talk to EndNote
    Kind.CHAPTER: "CHAP",
    Kind.BOOK: "BOOK",
    Kind.THESIS: "THES",
    Kind.REPORT: "RPRT",
}
_OWN_PUBLISHER = {Kind.THESIS, Kind.REPORT}
"""Kinds whose venue, a school or an institution, stands where others have their publisher."""
_RANGE = re.compile(r"([^-–]+)[-–]+([^-–]+)")


def dump(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The entries as one RIS file, in the order given."""
    separator = ""
    for entry in entries:
        lines = (f"{tag}  - {value}\r\n" for tag, value in _lines(entry))
        yield f"{separator}{''.join(lines)}ER  - \r\n".encode()
        separator = "\r\n"


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Tag and value, on one line, of all there is something to say in."""
    yield "TY", _type(entry)
    yield "ID", entry.citation_key
    told = [
        *(("AU", _author(author)) for author in entry.authors),
        ("TI", entry.title),
        ("PY", str(issued.year(entry) or "")),
        ("DA", _date(issued.day(entry))),
        *_place(entry),
        ("AB", entry.abstract or ""),
        *(("KW", tag) for tag in keywords.clean(entry.tags)),
        *(("N1", _note(note)) for note in entry.notes),
        ("DO", entry.doi or ""),
        ("UR", entry.url or ""),
        ("Y2", _date(entry.accessed)),
    ]
    for tag, value in told:
        if line := one_line(value):
            yield tag, line


def _type(entry: Entry) -> str:
    if entry.publication:
        return _TYPES[entry.publication.kind]
    return "MANSCPT" if entry.arxiv else "GEN"


def _place(entry: Entry) -> list[tuple[str, str]]:
    """Where it appeared.

    A published version has no M1, where a preprint has its arXiv id: JabRef takes it for the number of the issue.
    """
    published = entry.publication
    if published is None:
        return [("PB", "arXiv"), ("M1", entry.arxiv)] if entry.arxiv else []
    is_own_publisher = published.kind in _OWN_PUBLISHER
    pages = _RANGE.fullmatch(published.pages)
    return [
        ("T2", "" if is_own_publisher else published.venue),
        ("VL", published.volume),
        ("IS", published.number),
        ("SP", pages[1] if pages else published.pages),
        ("EP", pages[2] if pages else ""),
        ("PB", published.venue if is_own_publisher else published.publisher),
    ]


def _author(author: str) -> str:
    """`Last, First, Suffix`; a group's name as a surname, with a comma behind it lest it be parted at its blanks."""
    name = names.parse(author)
    if name is None:
        return ""
    if not name.first:
        group = name.last.replace(",", "")
        return f"{group}," if " " in group else group
    return ", ".join(filter(None, (name.last, name.first, name.suffix)))


def _note(note: Note) -> str:
    quoted = f"“{one_line(note.quote)}”" if one_line(note.quote) else ""
    return f"{quoted} {note.body}"


def _date(day: date | None) -> str:
    return f"{day:%Y/%m/%d}/" if day else ""

"""CSL-JSON: what citeproc, pandoc and Zotero read; valid by the CSL project's schema csl-data.json (draft 7).

What CSL has no variable for is in `custom`, as its schema asks. Titles are written as they are. A CSL processor takes
`<i>`, `<b>`, `<sup>`, `<sub>` and `<span>` in one for type and shows every other sign as itself; CSL has no escape, so
that an entity such as `&lt;` would be printed by most of them. Where a title has such tags they are the publisher's,
and meant so.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dejalu.exporters import issued, json_list, keywords, names
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.publication import Kind, Publication

Item = dict[str, Any]

_TYPES = {
    Kind.JOURNAL: "article-journal",
    Kind.CONFERENCE: "paper-conference",
    Kind.CHAPTER: "chapter",
    Kind.BOOK: "book",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
}
_OWN_PUBLISHER = {Kind.THESIS, Kind.REPORT}
"""Kinds whose venue, a school or an institution, is their publisher."""


def dump(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The entries as one JSON array, in the order given, each item on a line."""
    yield from json_list.dump(map(_item, entries))
    yield b"\n"


def _item(entry: Entry) -> Item:
    """Everything there is something to say in; `article` is CSL's word for a preprint."""
    return {
        "type": _type(entry),
        "id": entry.citation_key,
        "citation-key": entry.citation_key,
        **_told(
            title=one_line(entry.title),
            author=[name for name in map(_name, entry.authors) if name],
            issued=_date(issued.day(entry)) or _year(issued.year(entry)),
            accessed=_date(entry.accessed),
            **_place(entry.publication),
            **_archive(entry),
            DOI=one_line(entry.doi or ""),
            URL=one_line(entry.url or ""),
            abstract=one_line(entry.abstract or ""),
            keyword=", ".join(keywords.clean(entry.tags)),
            note="\n\n".join(filter(None, (many_lines(note.text) for note in entry.notes))),
            custom=_custom(entry),
        ),
    }


def _type(entry: Entry) -> str:
    if entry.publication:
        return _TYPES[entry.publication.kind]
    return "article" if entry.arxiv else "document"


def _place(published: Publication | None) -> Item:
    if published is None:
        return {}
    is_own_publisher = published.kind in _OWN_PUBLISHER
    return {
        "container-title": "" if is_own_publisher else one_line(published.venue),
        "publisher": one_line(published.venue if is_own_publisher else published.publisher),
        "volume": one_line(published.volume),
        "issue": one_line(published.number),
        "page": one_line(published.pages),
    }


def _archive(entry: Entry) -> Item:
    """The preprint, beside any published version of it; where there is none, it is what is cited."""
    if not entry.arxiv:
        return {}
    archive = {
        "archive": "arXiv",
        "archive_location": one_line(entry.arxiv),
        "version": str(entry.version or ""),
    }
    if entry.publication:
        return archive
    return archive | {"publisher": "arXiv", "number": f"arXiv:{one_line(entry.arxiv)}", "genre": "preprint"}


def _custom(entry: Entry) -> Item:
    return _told(
        status=entry.status or "",
        starred=entry.starred,
        tags=keywords.listed(entry.tags),
        notes=[_note(note) for note in entry.notes],
        former_keys=list(entry.former_keys),
    )


def _note(note: Note) -> Item:
    return _told(id=note.id, quote=many_lines(note.quote), body=many_lines(note.body))


def _name(author: str) -> dict[str, str]:
    """A person in parts, with "van der" apart, since styles sort without it; a group as it is."""
    name = names.parse(author)
    if name is None:
        return {}
    if not name.first:
        return {"literal": name.last}
    words = name.last.split()
    surname = next((place for place, word in enumerate(words) if not word[0].islower()), 0)
    return _told(
        **{"non-dropping-particle": " ".join(words[:surname])},
        family=" ".join(words[surname:]),
        given=name.first,
        suffix=name.suffix,
    )


def _date(day: date | None) -> Item:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


def _year(year: int | None) -> Item:
    return {"date-parts": [[year]]} if year else {}


def _told(**values: Any) -> Item:
    """Those of the values that say something."""
    return {name: value for name, value in values.items() if value}

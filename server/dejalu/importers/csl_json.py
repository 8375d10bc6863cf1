"""CSL-JSON, as Zotero, Better BibTeX, Mendeley, pandoc and Dejalu write it.

What a reader keeps is in `custom` where Dejalu wrote the file, else in `note`, which is Zotero's Extra, and `keyword`.
Dates of adding, and notes in Zotero, are not in files of this format.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from dejalu.errors.imports import UnreadableImportError
from dejalu.exporters.plain_text import many_lines
from dejalu.identity.identifiers import Identifier
from dejalu.identity.publication import Kind, Publication
from dejalu.importers import dates, limits, naming
from dejalu.importers.imported import Imported, ImportedNote, Refused
from dejalu.importers.json_values import inside, items, lines, load, text, texts
from dejalu.importers.library_json import Readable
from dejalu.importers.people import join
from dejalu.importers.quoting import note
from dejalu.importers.remarks import is_remark
from dejalu.importers.tagging import STATUSES, part_status
from dejalu.pages.mention import Mention

FORMAT = "CSL-JSON file"
Item = dict[str, Any]

_KINDS = {
    "article-journal": Kind.JOURNAL,
    "article-magazine": Kind.JOURNAL,
    "paper-conference": Kind.CONFERENCE,
    "chapter": Kind.CHAPTER,
    "book": Kind.BOOK,
    "thesis": Kind.THESIS,
    "report": Kind.REPORT,
}
_OWN_PUBLISHER = (Kind.THESIS, Kind.REPORT)


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every item; its line is its place in the list, from 1."""
    found = load(stream, FORMAT)
    found = inside(found, "items") or found
    if not isinstance(found, list):
        raise UnreadableImportError(FORMAT, "it is no list of items")
    for place, item in enumerate(found, 1):
        yield _paper(place, item) if isinstance(item, dict) else Refused(place, "", "It is no item, but a bare value.")


def _paper(place: int, item: Item) -> Imported | Refused:
    names = _identifiers(item)
    appeared = _publication(item)
    day, year = _date(item.get("issued"))
    said = Mention(
        title=text(item.get("title")),
        identifiers=names,
        authors=tuple(filter(None, map(_name, items(item.get("author"))))),
        abstract=text(item.get("abstract"))[: limits.LONGEST_ABSTRACT] or None,
        published=day if appeared is None else None,
        year=None if appeared and item.get("archive") else year,
        url=url if (url := text(item.get("URL"))).startswith("http") else None,
        version=naming.version(names) or _version(item, names),
        publication=appeared,
    )
    custom = item.get("custom")
    tags = texts(inside(custom, "tags")) or text(item.get("keyword")).split(", ")
    status, tags_left = part_status(tags)
    stated = inside(custom, "status")
    key = text(item.get("citation-key")) or text(item.get("id"))
    imported = Imported(
        line=place,
        mention=said,
        tags=tags_left,
        notes=_notes(item),
        status=stated if stated in STATUSES else status,
        starred=inside(custom, "starred") is True,
        citation_key=key or None,
        former_keys=tuple(texts(inside(custom, "former_keys"))),
        seen_at=_moment(item.get("accessed")),
    )
    return limits.take(imported, key)


def _identifiers(item: Item) -> tuple[Identifier, ...]:
    names = naming.Names()
    if "arxiv" in (text(item.get("archive")) + text(item.get("publisher"))).lower():
        for place in ("archive_location", "number"):
            if written := text(item.get(place)):
                names.scheme("arxiv", written)
    for scheme, key in (("doi", "DOI"), ("pmid", "PMID")):
        if written := text(item.get(key)):
            names.scheme(scheme, written)
    if written := text(item.get("URL")):
        names.url(written)
    remarks = [text(item.get("container-title")), *lines(item.get("note")).splitlines()]
    for remark in remarks if not names else ():
        if is_remark(remark):
            names.text(remark)
    return names.all()


def _version(item: Item, names: tuple[Identifier, ...]) -> int | None:
    stated = text(item.get("version")).lstrip("v")
    is_stated = stated.isdecimal() and len(stated) <= 4 and any(name.scheme == "arxiv" for name in names)
    return int(stated) or None if is_stated else None


def _publication(item: Item) -> Publication | None:
    kind = _KINDS.get(text(item.get("type")))
    publisher = text(item.get("publisher"))
    is_own_publisher = kind in _OWN_PUBLISHER
    venue = publisher if is_own_publisher else text(item.get("container-title"))
    if kind is None or is_remark(venue) or not (venue or kind == Kind.BOOK):
        return None
    return Publication(
        kind=kind,
        venue=venue,
        year=_date(item.get("issued"))[1],
        volume=text(item.get("volume")),
        number=text(item.get("issue")) or ("" if item.get("archive") else text(item.get("number"))),
        pages=text(item.get("page")).replace("–", "-"),
        publisher="" if is_own_publisher else publisher,
    )


def _name(name: Item) -> str:
    if literal := text(name.get("literal")):
        return literal
    particles = text(name.get("dropping-particle")), text(name.get("non-dropping-particle"))
    last = " ".join(filter(None, (*particles, text(name.get("family")))))
    return join([part for part in (last, text(name.get("suffix")), text(name.get("given"))) if part])


def _notes(item: Item) -> tuple[ImportedNote, ...]:
    """Those in `custom`; else `note`, without the lines of Extra that are remarks on the paper."""
    kept = [
        ImportedNote(
            body=many_lines(lines(one.get("body"))),
            quote=many_lines(lines(one.get("quote"))),
            id=text(one.get("id")) or None,
        )
        for one in items(inside(item, "custom", "notes"))
    ]
    if kept:
        return tuple(one for one in kept if one.body or one.quote)
    own = [line for line in lines(item.get("note")).splitlines() if not is_remark(line)]
    body = many_lines("\n".join(own))
    return (note(body),) if body else ()


def _date(said: object) -> tuple[date | None, int | None]:
    """The day, if it is known to the day, and the year."""
    parts = inside(said, "date-parts", 0)
    written = "-".join(filter(None, map(text, parts))) if isinstance(parts, list) else ""
    written = written or text(inside(said, "raw")) or text(inside(said, "literal")) or text(said)
    return dates.day(written), dates.year(written)


def _moment(said: object) -> datetime | None:
    day, _ = _date(said)
    return datetime.combine(day, dates.NOON) if day else None

"""RIS, as Zotero, EndNote, Mendeley, JabRef, publishers and Dejalu write it: a line per value, begun by its tag.

Lost are the kinds of works that are no papers (they come in without a publication), files, and call numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.identifiers import Identifier
from dejalu.identity.publication import Kind, Publication
from dejalu.importers import dates, limits, naming
from dejalu.importers.decoding import pieces
from dejalu.importers.imported import Imported, Refused
from dejalu.importers.library_json import Readable
from dejalu.importers.people import in_reading_order
from dejalu.importers.quoting import note
from dejalu.importers.remarks import is_remark
from dejalu.importers.tagging import part_status
from dejalu.pages.mention import Mention

_KINDS = {
    "JOUR": Kind.JOURNAL,
    "EJOUR": Kind.JOURNAL,
    "MGZN": Kind.JOURNAL,
    "CONF": Kind.CONFERENCE,
    "CPAPER": Kind.CONFERENCE,
    "CHAP": Kind.CHAPTER,
    "ECHAP": Kind.CHAPTER,
    "BOOK": Kind.BOOK,
    "EBOOK": Kind.BOOK,
    "THES": Kind.THESIS,
    "RPRT": Kind.REPORT,
}
_VENUES = ("T2", "JF", "JO", "BT", "JA", "J2", "C3")
_OWN_PUBLISHER = (Kind.THESIS, Kind.REPORT)
_PREPRINTS = re.compile(r"(?:arxiv|corr|biorxiv|medrxiv|ssrn)\b", re.IGNORECASE)
_LINE = re.compile(r"\s*([A-Z][A-Z0-9]) {1,2}- ?(.*)")


@dataclass(slots=True)
class _Record:
    """The values of one entry by tag, in their order, each in its lines."""

    line: int
    values: dict[str, list[list[str]]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        return next((value for tag in tags for value in self.all(tag)), "")

    def all(self, *tags: str) -> list[str]:
        values = (one_line(" ".join(lines)) for tag in tags for lines in self.values.get(tag, ()))
        return [value for value in values if value]


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every entry, from `TY` to `ER`; one that has no end is refused."""
    record: _Record | None = None
    last: list[str] | None = None
    for number, line in _lines(stream):
        tagged = _LINE.match(line)
        if tagged is None:
            # A value may go on in lines without a tag.
            if last and line.strip():
                last.append(line)
            continue
        tag, value = tagged.groups()
        if tag == "TY" or (tag == "ER" and record):
            if record:
                yield _paper(record) if tag == "ER" else _cut_short(record)
            record, last = (_Record(number, {"TY": [[value]]}), None) if tag == "TY" else (None, None)
        elif record:
            last = [value]
            record.values.setdefault(tag, []).append(last)
    if record:
        yield _cut_short(record)


def _lines(stream: Readable) -> Iterator[tuple[int, str]]:
    return enumerate((line for piece in pieces(stream) for line in piece.split("\n")[1:]), 1)


def _cut_short(record: _Record) -> Refused:
    return Refused(record.line, _called(record), "It has no end: the line “ER  - ” is missing.")


def _called(record: _Record) -> str:
    return record.first("ID") or record.first("TI", "T1", "CT")[:200]


def _paper(record: _Record) -> Imported | Refused:
    names = _identifiers(record)
    appeared = _publication(record)
    date = record.first("DA", "PY", "Y1")
    said = Mention(
        title=record.first("TI", "T1", "CT"),
        identifiers=names,
        authors=tuple(map(in_reading_order, record.all("AU", "A1"))),
        abstract=record.first("AB", "N2")[: limits.LONGEST_ABSTRACT] or None,
        published=dates.day(date) if appeared is None else None,
        year=dates.year(record.first("PY", "Y1", "DA")),
        url=next((url for url in record.all("UR", "L2") if url.startswith("http")), None),
        version=naming.version(names),
        publication=appeared,
    )
    status, tags = part_status(record.all("KW"))
    texts = (many_lines("\n".join(lines)) for tag in ("N1", "RN") for lines in record.values.get(tag, ()))
    imported = Imported(
        line=record.line,
        mention=said,
        tags=tags,
        notes=tuple(note(text) for text in dict.fromkeys(texts) if text and not is_remark(text)),
        status=status,
        citation_key=record.first("ID") or None,
        seen_at=dates.moment(record.first("Y2")),
    )
    return limits.take(imported, _called(record))


def _identifiers(record: _Record) -> tuple[Identifier, ...]:
    names = naming.Names()
    if _PREPRINTS.match(record.first("PB")):
        names.scheme("arxiv", record.first("M1"))
    for doi in record.all("DO"):
        names.scheme("doi", doi)
    for url in record.all("UR", "L1", "L2"):
        names.url(url)
    for text in record.all("M1", "AN", "M3", "N1", *_VENUES):
        if is_remark(text):
            names.text(text)
    return names.all()


def _publication(record: _Record) -> Publication | None:
    kind = _KINDS.get(record.first("TY"))
    venue = record.first("PB") if kind in _OWN_PUBLISHER else record.first(*_VENUES)
    if kind is None or _PREPRINTS.match(venue) or not (venue or kind == Kind.BOOK):
        return None
    pages = "-".join(filter(None, (record.first("SP"), record.first("EP"))))
    return Publication(
        kind=kind,
        venue=venue,
        year=dates.year(record.first("PY", "Y1", "DA")),
        volume=record.first("VL"),
        number=record.first("IS"),
        pages=re.sub(r"\s*[-–]+\s*", "-", pages),
        publisher="" if kind in _OWN_PUBLISHER else record.first("PB"),
    )

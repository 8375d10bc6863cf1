"""The table that Zotero exports as CSV, with a column per field.

Tags that Zotero took from web pages (“Automatic Tags”) are not the reader's and are left out. Lost are files, and the
citation key where Zotero kept none.
"""

import csv
from collections.abc import Iterator

from dejalu.errors.imports import UnreadableImportError
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.identifiers import Identifier
from dejalu.identity.publication import Kind, Publication
from dejalu.importers import dates, limits, naming
from dejalu.importers.decoding import pieces
from dejalu.importers.imported import Imported, ImportedNote, Refused
from dejalu.importers.library_json import Readable
from dejalu.importers.people import in_reading_order
from dejalu.importers.remarks import is_remark
from dejalu.importers.tagging import part_status
from dejalu.pages import notes_html
from dejalu.pages.mention import Mention

FORMAT = "Zotero CSV file"
Row = dict[str, str]

_KINDS = {
    "journalArticle": Kind.JOURNAL,
    "magazineArticle": Kind.JOURNAL,
    "conferencePaper": Kind.CONFERENCE,
    "bookSection": Kind.CHAPTER,
    "book": Kind.BOOK,
    "thesis": Kind.THESIS,
    "report": Kind.REPORT,
}
_OWN_PUBLISHER = (Kind.THESIS, Kind.REPORT)
_LARGEST_CELL = 2**27


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every row; its line is that on which it ends."""
    csv.field_size_limit(_LARGEST_CELL)
    rows = csv.reader(line.replace("\0", "") + "\n" for piece in pieces(stream) for line in piece.split("\n")[1:])
    columns = next(rows, [])
    if "Title" not in columns:
        raise UnreadableImportError(FORMAT, "its first line does not name a column “Title”")
    try:
        for cells in rows:
            if any(cells):
                yield _paper(rows.line_num, dict(zip(columns, cells, strict=False)))
    except csv.Error as error:
        raise UnreadableImportError(FORMAT, f"line {rows.line_num} is no CSV ({error})") from None


def _paper(line: int, row: Row) -> Imported | Refused:
    def cell(*names: str) -> str:
        return next((text for name in names if (text := one_line(row.get(name, "")))), "")

    extra = row.get("Extra", "").splitlines()
    names = _identifiers(cell("DOI"), cell("Url", "URL"), cell("Archive ID", "Number", "Archive Location"), extra)
    kind = _KINDS.get(cell("Item Type"))
    date, key = cell("Date"), _citation_key(cell("Citation Key"), extra)
    venue = (
        cell("Publisher") if kind in _OWN_PUBLISHER else cell("Publication Title", "Proceedings Title", "Book Title")
    )
    appeared = None
    if kind and (venue or kind == Kind.BOOK) and not is_remark(venue):
        appeared = Publication(
            kind=kind,
            venue=venue,
            year=dates.year(date) or dates.year(cell("Publication Year")),
            volume=cell("Volume"),
            number=cell("Issue"),
            pages=cell("Pages").replace("–", "-"),
            publisher="" if kind in _OWN_PUBLISHER else cell("Publisher"),
        )
    status, tags = part_status(map(one_line, row.get("Manual Tags", "").split(";")))
    body = many_lines(notes_html.plain(row.get("Notes", "")))
    imported = Imported(
        line=line,
        mention=Mention(
            title=cell("Title"),
            identifiers=names,
            authors=tuple(map(in_reading_order, filter(None, map(one_line, row.get("Author", "").split(";"))))),
            abstract=cell("Abstract Note")[: limits.LONGEST_ABSTRACT] or None,
            published=dates.day(date) if appeared is None else None,
            year=dates.year(cell("Publication Year")) or dates.year(date),
            url=url if (url := cell("Url", "URL")).startswith("http") else None,
            version=naming.version(names),
            publication=appeared,
        ),
        tags=tags,
        notes=(ImportedNote(body),) if body else (),
        status=status,
        citation_key=key or None,
        added_at=dates.moment(cell("Date Added")),
        seen_at=dates.moment(cell("Access Date")),
    )
    return limits.take(imported, cell("Title", "Key"))


def _identifiers(doi: str, url: str, number: str, extra: list[str]) -> tuple[Identifier, ...]:
    names = naming.Names()
    if is_remark(number):
        names.scheme("arxiv", number)
    names.scheme("doi", doi)
    names.url(url)
    for remark in extra:
        if is_remark(remark) and not names:
            names.text(remark)
    return names.all()


def _citation_key(cell: str, extra: list[str]) -> str:
    """Since version 8 a column of its own; Better BibTeX kept it in Extra."""
    pinned = (line.partition(":")[2].strip() for line in extra if line.lower().startswith("citation key:"))
    return cell or next(pinned, "")

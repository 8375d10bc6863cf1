"""The memory of PaperMemory, as its options page exports it as JSON: an object of papers by their ids there.

Lost are links to code, BibTeX entries that were stored as text, and the venue where PaperMemory found one: it keeps no
more of it than a name.
"""

import re
from collections.abc import Iterator
from typing import Any

from dejalu.errors.imports import UnreadableImportError
from dejalu.exporters.plain_text import many_lines
from dejalu.importers import dates, limits, naming
from dejalu.importers.imported import Imported, ImportedNote, Refused
from dejalu.importers.json_values import inside, lines, load, text, texts
from dejalu.importers.library_json import Readable
from dejalu.importers.people import in_reading_order
from dejalu.importers.tagging import once
from dejalu.pages.mention import Mention

FORMAT = "PaperMemory export"

# What PaperMemory itself writes into an empty note.
_FOUND = re.compile(r"\s*+accepted\s*+@", re.IGNORECASE)
_ADDRESS = re.compile(r"\((https?://[^()\s]+)\)\s*$")


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every paper; its line is its place in the file, from 1."""
    found = load(stream, FORMAT)
    papers = inside(found, "papers") or found
    if not isinstance(papers, dict):
        raise UnreadableImportError(FORMAT, "it is no object of papers")
    told = ((name, paper) for name, paper in papers.items() if not name.startswith("__"))
    for place, (name, paper) in enumerate(told, 1):
        yield _paper(place, name, paper) if isinstance(paper, dict) else Refused(place, name[:200], "It is no paper.")


def _paper(place: int, name: str, paper: dict[str, Any]) -> Imported | Refused:
    page = _ADDRESS.search(lines(paper.get("md")))
    address = page[1] if page else text(paper.get("pdfLink"))
    names = naming.Names()
    source, _, number = name.partition("-")
    if source.lower() == "arxiv":
        names.scheme("arxiv", number)
    names.scheme("doi", text(paper.get("doi")))
    for link in (address, text(paper.get("pdfLink"))):
        names.url(link)
    identifiers = names.all()
    said = Mention(
        title=text(paper.get("title")),
        identifiers=identifiers,
        authors=tuple(filter(None, map(in_reading_order, text(paper.get("author")).split(" and ")))),
        year=dates.year(text(paper.get("year"))),
        url=address if address.startswith("http") else None,
        version=naming.version(identifiers),
    )
    body = many_lines("\n".join(line for line in lines(paper.get("note")).split("\n") if not _FOUND.match(line)))
    count = paper.get("count")
    imported = Imported(
        line=place,
        mention=said,
        tags=once(texts(paper.get("tags"))),
        notes=(ImportedNote(body),) if body else (),
        starred=paper.get("favorite") is True,
        citation_key=text(paper.get("key")) or None,
        added_at=dates.moment(text(paper.get("addDate"))),
        seen_at=dates.moment(text(paper.get("lastOpenDate"))),
        times_seen=count if isinstance(count, int) and not isinstance(count, bool) and 0 < count < 2**31 else None,
    )
    return limits.take(imported, said.title or name)

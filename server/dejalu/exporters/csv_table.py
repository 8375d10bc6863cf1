"""A table for spreadsheets: RFC 4180 in UTF-8, one paper a row.

It begins with a byte order mark, without which Excel takes the bytes for those of a Windows code page; LibreOffice,
pandas and Python's `utf-8-sig` know it, too. A cell that a spreadsheet would compute gets an apostrophe before it
(OWASP, "CSV Injection"): titles and tags are other people's, and a formula can run programs and send data away. A cell
that has such an apostrophe of its own gets a second one, so that taking one away always gives what was there.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from dejalu.exporters import issued, keywords
from dejalu.exporters.entry import Entry
from dejalu.exporters.plain_text import many_lines, one_line

COLUMNS = (
    "citekey", "arxiv_id", "doi", "title", "authors", "year", "published", "venue", "url", "status", "starred", "tags",
    "note", "first_seen", "last_seen", "read_at",
)  # fmt: skip

_COMPUTED = re.compile(r"'*(?:[\s\u200c\u200d]*[=+\-@＝＋－＠]|[\t\r])")


def dump(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A row of names, then the entries in the order given."""
    yield "\ufeff".encode() + _row(COLUMNS)
    for entry in entries:
        yield _row(map(_harmless, _cells(entry)))


def _cells(entry: Entry) -> Iterator[str]:
    """One for each column. Of several authors or tags, each is parted from the next by "; "."""
    yield entry.citation_key
    # A bare 2401.00010 would be read as a number, and lose its last digit.
    yield f"arXiv:{one_line(entry.arxiv)}" if entry.arxiv else ""
    yield one_line(entry.doi or "")
    yield one_line(entry.title)
    yield "; ".join(filter(None, map(one_line, entry.authors)))
    yield str(issued.year(entry) or "")
    yield str(entry.published or "")
    yield one_line(entry.publication.venue) if entry.publication else ""
    yield one_line(entry.url or "")
    yield entry.status or ""
    yield "yes" if entry.starred else ""
    yield "; ".join(keywords.listed(entry.tags))
    yield "\n\n".join(filter(None, (many_lines(note.text) for note in entry.notes)))
    yield str(entry.added or "")
    yield str(entry.accessed or "")
    yield str(entry.judged or "") if entry.status == "read" else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if _COMPUTED.match(cell) else cell


def _row(cells: Iterable[str]) -> bytes:
    row = StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue().encode()

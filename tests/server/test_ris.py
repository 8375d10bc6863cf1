"""The RIS written, byte by byte, and as rispy and bibutils read it."""

import os
import shutil
import subprocess
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given, settings
from tests.server.hard_entries import HARD, HARD_TITLES
from tests.server.telling_entries import ENTRIES, PREPRINT, PUBLISHED

from dejalu.exporters import keywords, names, ris
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import one_line
from dejalu.identity.publication import Kind, Publication

WRITTEN = """\
TY  - MANSCPT
ID  - vaswani2017attention
AU  - Vaswani, Ashish
AU  - van der Maaten, Laurens
AU  - Gemini Team Google,
TI  - Attention Is All You Need
PY  - 2017
DA  - 2017/06/12/
PB  - arXiv
M1  - 1706.03762
AB  - The dominant models cost $5, and $O(n^2)$.
KW  - Attention heads
KW  - to cite
N1  - “Multi-head attention” Eight heads. Why eight?
N1  - Read again.
UR  - https://arxiv.org/abs/1706.03762
Y2  - 2025/01/02/
ER  -\x20

TY  - JOUR
ID  - wei2024journal
AU  - Wei, Yana
TI  - After the Preprint
PY  - 2024
T2  - Journal of Papers
VL  - 12
IS  - 3
SP  - 1
EP  - 19
PB  - ACM
DO  - 10.1000/182
UR  - https://doi.org/10.1000/182
ER  -\x20
"""


def dump(*entries: Entry) -> str:
    return b"".join(ris.dump(entries)).decode()


def test_a_preprint_and_an_article_are_written_in_one_order_and_one_layout() -> None:
    assert dump(PREPRINT, PUBLISHED) == WRITTEN.replace("\n", "\r\n")


def test_the_order_of_tags_does_not_change_the_bytes() -> None:
    assert dump(replace(PREPRINT, tags=PREPRINT.tags[::-1])) == dump(PREPRINT)


def test_an_empty_library_is_an_empty_file() -> None:
    assert dump() == ""


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("journal", "JOUR"), ("conference", "CONF"), ("chapter", "CHAP"), ("book", "BOOK"), ("thesis", "THES")],
)
def test_each_kind_has_its_type(kind: str, type_: str) -> None:
    published = replace(PUBLISHED, publication=Publication(kind=Kind(kind), venue="Venue"))
    assert dump(published).startswith(f"TY  - {type_}\r\n")


def test_a_school_and_an_institution_are_publishers() -> None:
    report = replace(PUBLISHED, publication=Publication(kind=Kind.REPORT, venue="MIT"))
    [read] = rispy.loads(dump(report))
    assert (read["type_of_reference"], read["publisher"]) == ("RPRT", "MIT")
    assert "secondary_title" not in read


def test_nothing_in_a_text_ends_an_entry_or_begins_a_field() -> None:
    evil = "x\r\nER  - \r\n\r\nTY  - JOUR\nAU  - Evil, Ann"
    [read] = rispy.loads(dump(Entry("k", evil, (evil,), tags=(evil,), notes=(Note(evil),), abstract=evil)))
    assert read["title"] == one_line(evil)
    assert len(read["authors"]) == len(read["notes"]) == len(read["keywords"]) == 1
    assert "ER  -" not in dump(Entry("k", evil)).removesuffix("ER  - \r\n")  # JabRef looks for it anywhere


def expected(entry: Entry) -> dict[str, object]:
    """What rispy is to read, but for the place where it appeared."""
    year = (entry.publication and entry.publication.year) or (
        entry.published.year if entry.published else entry.year or ""
    )
    read = {
        "id": entry.citation_key,
        "authors": [name.last for name in map(names.parse, entry.authors) if name],
        "title": one_line(entry.title),
        "year": str(year),
        "abstract": one_line(entry.abstract or ""),
        "keywords": keywords.clean(entry.tags),
        "doi": entry.doi,
        "urls": [entry.url] if entry.url else [],
        "access_date": f"{entry.accessed:%Y/%m/%d}/" if entry.accessed else "",
    }
    return {name: value for name, value in read.items() if value}


def check(entries: list[Entry]) -> None:
    records = rispy.loads(dump(*entries))
    assert len(records) == len(entries)
    for record, entry in zip(records, entries, strict=True):
        said = expected(entry)
        surnames = [author.partition(",")[0] for author in record.get("authors", [])]
        assert surnames == [last.replace(",", "") for last in said.pop("authors", [])]  # type: ignore[attr-defined]
        assert {name: record.get(name) for name in said} == said
        assert "unknown_tag" not in record
        preprint = entry.arxiv if entry.publication is None else None
        assert record.get("note") == preprint
        notes = [one_line(f"{note.quote}{note.body}") for note in entry.notes]
        assert len(record.get("notes", [])) == len([note for note in notes if note])


test_rispy_reads_back_all_our_fields = settings(max_examples=200, deadline=None)(given(ENTRIES)(check))
test_rispy_reads_back_all_our_fields_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(ENTRIES)(check))
)


def test_bibutils_reads_every_entry() -> None:
    if shutil.which("ris2xml") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("bibutils is not installed")
    command = ["ris2xml", "-i", "unicode", "-o", "unicode"]
    result = subprocess.run(command, input=dump(*HARD, PUBLISHED), capture_output=True, text=True, check=True)
    space = "{http://www.loc.gov/mods/v3}"
    read = {item.attrib["ID"]: item for item in ET.fromstring(result.stdout.lstrip("\ufeff"))}
    assert set(read) == {entry.citation_key for entry in [*HARD, PUBLISHED]}
    assert len(read["crowd"].findall(f"{space}name")) == 250
    titles = {key: "".join(read[key].find(f"{space}titleInfo").itertext()).strip() for key in HARD_TITLES}  # type: ignore[union-attr]
    assert titles["chinese"] == HARD_TITLES["chinese"]

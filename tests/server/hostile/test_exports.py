"""Whatever way a hostile text came in by, no export makes more of it than text."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import rispy  # type: ignore[import-untyped]
from tests.hostile.corpus import TEXTS
from tests.server.bib_readers import read_with_bibtexparser, read_with_pybtex
from tests.server.hostile.conftest import Library
from tests.server.test_atom import read
from tests.server.test_csv_table import SIGNS
from tests.server.test_markdown_page import WRITTEN, front

from dejalu.commands import vault
from dejalu.exporters import atom, csv_table
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.markdown_merge import Page

PROFILES = ("bibtex", "biblatex", "zotero", "jabref")
FORMATS = (*PROFILES, "ris", "csl-json", "csv", "web-annotation", "atom", "json")
"""Those that are text."""
COMMANDS = re.compile(
    r"\\(?:input|include|write|immediate|open(?:in|out)|read|catcode|csname|def|begin|end|href|special|directlua|bibitem"
    r"|loop)(?![a-z])|\^\^"
)
FIELDS = {
    *("author", "title", "journal", "journaltitle", "booktitle", "school", "institution", "volume", "number", "pages"),
    *("publisher", "year", "month", "date", "pubstate", "eprint", "archiveprefix", "eprinttype", "primaryclass"),
    *("eprintclass", "version", "doi", "url", "urldate", "ids", "keywords", "annote", "annotation", "abstract"),
    *("comment", "readstatus", "priority"),
}
RIS_TAGS = {
    *("TY", "ID", "AU", "TI", "PY", "DA", "T2", "VL", "IS", "SP", "EP", "PB", "M1", "AB", "KW", "N1", "DO", "UR", "Y2"),
    "ER",
}
CSL_NAMES = {
    *("type", "id", "citation-key", "title", "author", "issued", "accessed", "container-title", "volume", "issue"),
    *("number", "page", "publisher", "archive", "archive_location", "DOI", "URL", "abstract", "keyword", "note"),
    *("custom", "version", "genre"),
}
KEYS = list(front(WRITTEN))
"""Of the front matter of every page."""
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LINK = re.compile(r"https?://[^\s\x7f-\x9f]+")


def test_most_texts_come_in(library: Library) -> None:
    """The others are parts of what a file's own format says, or make one title with another."""
    assert library.count() > 0.9 * len(TEXTS) > 300


def test_both_databases_keep_the_same_texts(edited: Library, edited_on_postgresql: Library) -> None:
    def texts(library: Library) -> list[tuple[str, ...]]:
        records = json.loads(library.export("json"))["records"]
        claims = (claim for record in records for claim in record["claims"] if claim["identifiers"])
        return sorted((claim["title"], claim["abstract"] or "", *claim["authors"]) for claim in claims)

    assert texts(edited_on_postgresql) == texts(edited)
    assert edited_on_postgresql.export("csv").count(b"\n") == edited.export("csv").count(b"\n")


def test_no_export_has_a_control_character(library: Library) -> None:
    for name in FORMATS:
        assert CONTROLS.findall(library.export(name).decode()) == [], name


@pytest.mark.parametrize("profile", PROFILES)
def test_no_bibliography_has_an_entry_a_field_or_a_command_that_is_not_ours(library: Library, profile: str) -> None:
    written = library.export(profile).decode()
    assert COMMANDS.findall(written) == []
    read = read_with_bibtexparser(written)
    assert len(read) == library.count()
    assert {field for fields in read.values() for field in fields} <= FIELDS
    assert all(LINK.fullmatch(fields["url"]) for fields in read.values() if "url" in fields)


def test_no_ris_file_has_a_record_or_a_field_that_is_not_ours(library: Library) -> None:
    written = library.export("ris").decode()
    records = rispy.loads(written)
    assert len(records) == library.count()
    assert not any("unknown_tag" in record for record in records)
    assert all(LINK.fullmatch(url) for record in records for url in record.get("urls", []))
    lines = [line for line in written.split("\r\n") if line]
    assert written.splitlines() == written.split("\r\n")[:-1]
    assert {line[:2] for line in lines} <= RIS_TAGS
    assert all(line[2:6] == "  - " for line in lines)


def test_no_csl_item_has_a_variable_that_is_not_ours(library: Library) -> None:
    items = json.loads(library.export("csl-json"))
    assert len({item["id"] for item in items}) == len(items) == library.count()
    assert {name for item in items for name in item} <= CSL_NAMES
    assert all(LINK.fullmatch(item["URL"]) for item in items if "URL" in item)


def test_no_cell_is_a_formula(library: Library) -> None:
    rows = list(csv.reader(StringIO(library.export("csv").decode("utf-8-sig"), newline="")))
    assert rows[0] == list(csv_table.COLUMNS)
    assert len(rows) - 1 == library.count()
    assert {len(row) for row in rows} == {len(csv_table.COLUMNS)}
    assert [cell for row in rows for cell in row if cell.lstrip().startswith((*SIGNS, "\t", "\r"))] == []


def test_no_page_of_a_vault_has_a_key_or_a_heading_that_is_not_ours(library: Library) -> None:
    pages = ZipFile(BytesIO(library.export("markdown")))
    assert len(pages.namelist()) == library.count()
    for name in pages.namelist():
        assert re.fullmatch(r"[A-Za-z0-9_+~.-]+\.md", name)
        text = pages.read(name).decode()
        page = Page.parse(text)
        assert page, text
        assert (page.before, page.after) == ("---\n", "\n")
        read = front(text)
        assert list(read) == KEYS
        assert read["url"] is None or LINK.fullmatch(str(read["url"]))
        assert re.findall(r"^#+ ", text.split("\n## Notes\n")[0], re.MULTILINE) == ["# "]


def test_no_file_of_a_vault_is_outside_its_folder(edited: Library, tmp_path: Path) -> None:
    folder = tmp_path / "around" / "vault"
    folder.parent.mkdir()
    assert vault.write(folder, [edited.export("markdown")]) == []
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) == edited.count()
    assert {file.parent for file in files} == {folder}


def test_no_annotation_is_of_anything_but_a_web_page(library: Library) -> None:
    collection = json.loads(library.export("web-annotation"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    for item in items:
        source = item["target"]["source"]
        assert LINK.fullmatch(source) or re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", source)
        assert {body["type"] for body in item.get("body", [])} <= {"TextualBody"}


def test_a_second_reader_finds_as_many_entries(edited: Library) -> None:
    for profile in PROFILES:
        read = read_with_pybtex(edited.export(profile).decode())
        assert len(read) == edited.count()
        assert {field for fields in read.values() for field in fields} <= FIELDS


def test_no_feed_has_an_element_or_an_address_that_is_not_ours(library: Library) -> None:
    feed = read(library.export("atom"))
    assert len(feed.findall("{*}entry")) == atom.NEWEST < library.count()


def test_no_text_is_more_than_text_in_a_feed() -> None:
    """Those of the older papers, too, of which a feed has none."""
    entries = [
        Entry(f"key{place}", text, (text,), abstract=text, tags=(text,), notes=(Note(text, quote=text),))
        for place, text in enumerate(TEXTS)
    ]
    written = b"".join(atom.dump(entries))
    assert CONTROLS.findall(written.decode()) == []
    assert len(read(written).findall("{*}entry")) == len(TEXTS)

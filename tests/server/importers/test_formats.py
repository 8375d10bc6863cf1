"""A file is recognised by what it holds."""

import json
from pathlib import Path

import pytest
from tests.server.importers.samples import SAMPLES

from dejalu.importers.formats import recognise
from dejalu.importers.imported import HEAD

NAMES = {
    ".bib": "bib",
    ".ris": "ris",
    ".csl.json": "csl-json",
    ".csv": "zotero-csv",
    ".html": "bookmarks",
    "papermemory.json": "papermemory",
    "hypothesis.json": "hypothesis",
}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_is_recognised(sample: Path) -> None:
    [name] = {name for end, name in NAMES.items() if sample.name.endswith(end)}
    found = recognise(sample.read_bytes()[:HEAD])
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_neither_a_byte_order_mark_nor_utf_16_hides_it(sample: Path) -> None:
    text = sample.read_bytes().decode("utf-8-sig", "replace")
    plain = recognise(text.encode())
    assert recognise(text.encode("utf-8-sig")) is plain
    assert recognise(text.encode("utf-16")) is plain


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Attention Is All You Need\nby @someone (2017)\n",
        b"<!DOCTYPE html><html><body>A page</body></html>",
        b"<!DOCTYPE html><html><style>\n@media (min-width: 40em) { a { color: red } }\n</style></html>",
        json.dumps({"format": "dejalu-library", "version": 1}).encode(),
        b"Name,Price\nTitle,3\n",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
)
def test_other_files_are_not(head: bytes) -> None:
    assert recognise(head) is None

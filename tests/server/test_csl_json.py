"""The CSL-JSON written, byte by byte, by the CSL project's schema, and as pandoc reads it."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator
from tests.server.conftest import ROOT
from tests.server.hard_entries import HARD
from tests.server.telling_entries import ENTRIES, PREPRINT, PUBLISHED

from dejalu.exporters import csl_json, names
from dejalu.exporters.entry import Entry
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.publication import Kind, Publication

SCHEMA = ROOT.parent / "shared" / "schemas" / "csl-data.json"
WRITTEN = {
    "type": "article",
    "id": "vaswani2017attention",
    "citation-key": "vaswani2017attention",
    "title": "Attention Is All You Need",
    "author": [
        {"family": "Vaswani", "given": "Ashish"},
        {"non-dropping-particle": "van der", "family": "Maaten", "given": "Laurens"},
        {"literal": "Gemini Team, Google"},
    ],
    "issued": {"date-parts": [[2017, 6, 12]]},
    "accessed": {"date-parts": [[2025, 1, 2]]},
    "archive": "arXiv",
    "archive_location": "1706.03762",
    "version": "7",
    "publisher": "arXiv",
    "number": "arXiv:1706.03762",
    "genre": "preprint",
    "URL": "https://arxiv.org/abs/1706.03762",
    "abstract": "The dominant models cost $5, and $O(n^2)$.",
    "keyword": "Attention heads, to cite",
    "note": "> Multi-head attention\n\nEight heads.\n\nWhy eight?\n\nRead\nagain.",
    "custom": {
        "status": "read",
        "starred": True,
        "tags": ["Attention, heads", "to cite"],
        "notes": [
            {
                "id": "3f1c7a52-6c8e-4f43-9a44-2a9a3c1c5d10",
                "quote": "Multi-head attention",
                "body": "Eight heads.\n\nWhy eight?",
            },
            {"id": "5d2c7a52-6c8e-4f43-9a44-2a9a3c1c5d11", "body": "Read\nagain."},
        ],
        "former_keys": ["vaswani2017"],
    },
}


def dump(*entries: Entry) -> bytes:
    return b"".join(csl_json.dump(entries))


@cache
def schema() -> Draft7Validator:
    if not SCHEMA.exists():
        pytest.skip("the schema is not here")
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_a_preprint_is_written_in_one_order_and_one_layout() -> None:
    item = json.dumps(WRITTEN, ensure_ascii=False, separators=(",", ":"))
    assert dump(PREPRINT) == f"[\n{item}\n]\n".encode()


def test_a_published_paper_is_cited_as_such_and_keeps_its_preprint() -> None:
    [item] = json.loads(dump(PUBLISHED))
    told = {"type": "article-journal", "container-title": "Journal of Papers", "publisher": "ACM", "volume": "12"}
    assert item | told | {"issue": "3", "page": "1–19", "issued": {"date-parts": [[2024]]}} == item
    assert item | {"archive": "arXiv", "archive_location": "2305.00010"} == item
    assert "genre" not in item


def test_a_school_is_a_publisher() -> None:
    thesis = Publication(kind=Kind.THESIS, venue="MIT")
    [item] = json.loads(dump(Entry("k", "T", publication=thesis)))
    assert (item["type"], item["publisher"]) == ("thesis", "MIT")
    assert "container-title" not in item


def test_the_order_of_tags_does_not_change_the_bytes() -> None:
    assert dump(replace(PREPRINT, tags=PREPRINT.tags[::-1])) == dump(PREPRINT)


def test_an_empty_library_is_an_empty_list() -> None:
    assert dump() == b"[]\n"


def test_hard_entries_are_valid() -> None:
    assert list(schema().iter_errors(json.loads(dump(PREPRINT, PUBLISHED, *HARD)))) == []


def check(entries: list[Entry]) -> None:
    items: list[dict[str, Any]] = json.loads(dump(*entries))
    if SCHEMA.exists():
        assert list(schema().iter_errors(items)) == []
    assert [item["id"] for item in items] == [entry.citation_key for entry in entries]
    for item, entry in zip(items, entries, strict=True):
        assert item.get("title", "") == one_line(entry.title)
        assert item.get("abstract", "") == one_line(entry.abstract or "")
        assert item.get("archive_location") == entry.arxiv
        assert len(item.get("author", [])) == len(list(filter(None, map(names.parse, entry.authors))))
        custom = item.get("custom", {})
        assert custom.get("status") == entry.status
        assert sorted(custom.get("tags", [])) == sorted({*map(one_line, entry.tags)} - {""})
        assert [note.get("body", "") for note in custom.get("notes", [])] == [
            many_lines(note.body) for note in entry.notes
        ]


test_any_entry_is_valid_and_reads_back = settings(max_examples=200, deadline=None)(given(ENTRIES)(check))
test_any_entry_is_valid_and_reads_back_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(ENTRIES)(check))
)


def test_pandoc_reads_every_entry() -> None:
    if shutil.which("pandoc") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pandoc is not installed")
    command = ["pandoc", "-f", "csljson", "-t", "csljson"]
    result = subprocess.run(command, input=dump(PREPRINT, PUBLISHED, *HARD), capture_output=True, check=True)
    read = {item["id"]: item for item in json.loads(result.stdout)}
    assert set(read) == {entry.citation_key for entry in [PREPRINT, PUBLISHED, *HARD]}
    assert len(read["crowd"]["author"]) == 250
    assert read["wei2024journal"]["container-title"] == "Journal of Papers"
    assert read["chinese"]["title"] == "大模型的注意力"

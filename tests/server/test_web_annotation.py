"""The Web Annotations written, byte by byte, and by the rules that the W3C's own tests hold them to."""

import importlib.util
import json
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from tests.server.conftest import ROOT
from tests.server.hard_entries import HARD
from tests.server.telling_entries import ENTRIES, NOTE, PREPRINT, PUBLISHED

from dejalu.exporters import web_annotation
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import many_lines, one_line

VALIDATOR = ROOT.parent / "shared" / "tools" / "validate_web_annotation.py"
WRITTEN = """\
{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","label":"Dejalu",\
"first":{"type":"AnnotationPage","startIndex":0,"items":[
{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:uuid:3f1c7a52-6c8e-4f43-9a44-2a9a3c1c5d10",\
"type":"Annotation","created":"2025-01-02T03:04:05Z","modified":"2025-02-03T04:05:06Z",\
"motivation":["commenting","tagging","classifying"],"body":[\
{"type":"TextualBody","value":"Eight heads.\\n\\nWhy eight?","format":"text/markdown","purpose":"commenting"},\
{"type":"TextualBody","value":"Attention, heads","purpose":"tagging"},\
{"type":"TextualBody","value":"to cite","purpose":"tagging"},\
{"type":"TextualBody","value":"status:read","purpose":"classifying"}],\
"target":{"type":"SpecificResource","source":"https://arxiv.org/abs/1706.03762","selector":\
{"type":"TextQuoteSelector","exact":"Multi-head attention","prefix":"We use ","suffix":" here"}},\
"generator":{"type":"Software","name":"Dejalu"}}
],"id":"urn:uuid:PAGE"},
"total":1,"id":"urn:uuid:COLLECTION"}
"""


@cache
def failures() -> Callable[[Any], list[tuple[str, str, str]]]:
    """What finds the assertions of the W3C's tests that one annotation fails."""
    if not VALIDATOR.exists():
        pytest.skip("the validator is not here")
    spec = importlib.util.spec_from_file_location("validate_web_annotation", VALIDATOR)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):  # it leaves files open
        spec.loader.exec_module(module)
    check: Callable[[Any], list[tuple[str, str, str]]] = module.check
    return check


def dump(*entries: Entry) -> bytes:
    return b"".join(web_annotation.dump(entries))


def items(*entries: Entry) -> list[Any]:
    found: list[Any] = json.loads(dump(*entries))["first"]["items"]
    return found


def test_a_note_on_a_passage_is_written_in_one_order_and_one_layout() -> None:
    written = dump(replace(PREPRINT, notes=(NOTE,))).decode()
    read = json.loads(written)
    ids = {"PAGE": read["first"]["id"], "COLLECTION": read["id"]}
    assert len(set(ids.values())) == 2
    expected = WRITTEN
    for name, id_ in ids.items():
        expected = expected.replace(f"urn:uuid:{name}", id_)
    assert written == expected


def test_equal_notes_are_one_collection_and_others_are_another() -> None:
    assert dump(replace(PREPRINT, tags=PREPRINT.tags[::-1])) == dump(PREPRINT)
    other = replace(PREPRINT, notes=(replace(NOTE, body="Nine heads."),))
    assert json.loads(dump(other))["id"] != json.loads(dump(PREPRINT))["id"]


def test_tags_without_a_note_are_an_annotation() -> None:
    [item] = items(replace(PREPRINT, notes=(), status=None))
    assert item["motivation"] == ["tagging"]
    assert [body["value"] for body in item["body"]] == ["Attention, heads", "to cite"]


def test_a_passage_without_a_word_is_highlighted() -> None:
    [item] = items(Entry("k", "T", notes=(replace(NOTE, body=""),), url="https://x.org"))
    assert item["motivation"] == ["highlighting"]
    assert "body" not in item


def test_a_paper_of_which_nothing_was_said_has_none() -> None:
    assert items(PUBLISHED) == []
    assert json.loads(dump(PUBLISHED))["total"] == 0


def test_a_passage_stays_as_the_page_has_it() -> None:
    passage = "two  blanks,\na line\u00a0and e\u0301"
    [item] = items(Entry("k", "T", notes=(Note("x", quote=passage),)))
    assert item["target"]["selector"]["exact"] == passage


def check(entries: list[Entry]) -> None:
    collection = json.loads(dump(*entries))
    written = collection["first"]["items"]
    assert collection["total"] == len(written)
    if VALIDATOR.exists():
        assert [failed for item in written for failed in failures()(item) if failed[0] == "must"] == []
    read = {item["id"].removeprefix("urn:uuid:"): item for item in written}
    for entry in entries:
        tags = {*map(one_line, entry.tags)} - {""}
        for note in entry.notes:
            said = [(body["purpose"], body["value"]) for body in read[note.id].get("body", [])]
            assert {value for purpose, value in said if purpose == "tagging"} == tags
            assert "".join(value for purpose, value in said if purpose == "commenting") == many_lines(note.body)
            assert read[note.id]["target"].get("selector", {}).get("exact", "") == note.quote


test_any_note_reads_back_and_fails_no_must = settings(max_examples=200, deadline=None)(given(ENTRIES)(check))
test_any_note_reads_back_and_fails_no_must_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(ENTRIES)(check))
)


def test_hard_entries_fail_no_must() -> None:
    failed = [failed for item in items(PREPRINT, *HARD) for failed in failures()(item)]
    assert [failure for failure in failed if failure[0] == "must"] == []

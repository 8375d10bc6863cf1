"""What arrives in Zotero: items of the right type, with tags and notes, each valid by Zotero's own schema."""

import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.server.hard_entries import ATTENTION, HARD, HARD_AUTHORS
from tests.server.sending import zotero_schema
from tests.server.sending.conftest import Send
from tests.server.sending.zotero_stand_in import Zotero

from dejalu.exporters import zotero_items
from dejalu.exporters.entry import Note
from dejalu.identity.publication import Kind, Publication

WRITTEN = datetime(2026, 7, 2, 12, tzinfo=UTC)
NOTED = replace(
    ATTENTION, notes=(Note("Eight *heads*.", id="1", quote="<b>Multi-head</b>\n# attention", changed_at=WRITTEN),)
)
VENUE = Publication(
    kind=Kind.JOURNAL, venue="A Venue", year=2019, volume="7", number="3", pages="1-12", publisher="A Press"
)


def test_a_preprint_arrives_with_all_that_is_known(zotero: Zotero, send: Send) -> None:
    read = replace(NOTED, status="read", judged=date(2026, 7, 3), abstract="We\npropose.")
    assert send(read).sent == 1
    [item] = zotero.items
    assert item["itemType"] == "preprint"
    assert item["title"] == "Attention Is All You Need"
    assert item["creators"][1] == {"creatorType": "author", "firstName": "Noam", "lastName": "Shazeer"}
    assert item["date"] == "2017-06-12"
    assert item["repository"] == "arXiv"
    assert item["archiveID"] == "arXiv:1706.03762"
    assert item["DOI"] == "10.48550/arXiv.1706.03762"
    assert item["url"] == "https://arxiv.org/abs/1706.03762"
    assert item["citationKey"] == "vaswani2017attention"
    assert item["abstractNote"] == "We\npropose."
    assert item["accessDate"] == str(read.accessed)
    assert item["tags"] == [{"tag": "to cite"}, {"tag": "Attention"}]
    assert item["extra"].splitlines()[:3] == [
        "arXiv: 1706.03762 [cs.CL]",
        "Read_Status: Read",
        "Read_Status_Date: 2026-07-03",
    ]


def test_a_note_is_a_child_whose_passage_is_text(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    [note] = zotero.notes(zotero.items[0])
    assert note["note"] == (
        "<blockquote><p>&lt;b&gt;Multi-head&lt;/b&gt;<br># attention</p></blockquote>\n<p>Eight <em>heads</em>.</p>"
    )
    assert note["dateAdded"] == "2026-07-02T12:00:00Z"


@pytest.mark.parametrize(
    ("kind", "type_", "said"),
    [
        (Kind.JOURNAL, "journalArticle", {"publicationTitle": "A Venue", "issue": "3", "publisher": "A Press"}),
        (Kind.CONFERENCE, "conferencePaper", {"proceedingsTitle": "A Venue", "pages": "1-12"}),
        (Kind.CHAPTER, "bookSection", {"bookTitle": "A Venue", "volume": "7"}),
        (Kind.BOOK, "book", {"series": "A Venue", "publisher": "A Press"}),
        (Kind.THESIS, "thesis", {"university": "A Venue"}),
        (Kind.REPORT, "report", {"institution": "A Venue", "reportNumber": "3"}),
    ],
)
def test_a_published_paper_is_what_it_is(
    zotero: Zotero, send: Send, kind: Kind, type_: str, said: dict[str, str]
) -> None:
    send(replace(ATTENTION, doi="10.1000/182", publication=replace(VENUE, kind=kind)))
    [item] = zotero.items
    assert item["itemType"] == type_
    assert said.items() <= item.items()
    assert item["date"] == "2019"
    assert item["DOI"] == "10.1000/182"
    assert "arXiv: 1706.03762 [cs.CL]" in item["extra"]


@pytest.mark.skipif(not zotero_schema.SCHEMA.exists(), reason="Zotero's schema is not at hand")
@pytest.mark.parametrize("kind", [None, *Kind])
def test_every_item_is_valid_by_zoteros_schema(kind: Kind | None) -> None:
    for entry in HARD:
        published = replace(entry, publication=replace(VENUE, kind=kind) if kind else None)
        assert zotero_schema.find_fault(zotero_items.describe(published)) == ""


def test_groups_are_creators_in_one_field(zotero: Zotero, send: Send) -> None:
    send(replace(ATTENTION, authors=HARD_AUTHORS))
    creators = zotero.items[0]["creators"]
    assert {"creatorType": "author", "name": "DeepSeek-AI"} in creators
    assert {"creatorType": "author", "name": "Gemini Team, Google"} in creators
    assert {"creatorType": "author", "firstName": "Laurens", "lastName": "van der Maaten"} in creators
    assert {"creatorType": "author", "firstName": "John, Jr.", "lastName": "Smith"} in creators


def test_large_batches_are_parted(zotero: Zotero, send: Send) -> None:
    noted = [
        replace(ATTENTION, citation_key=f"key{number}", arxiv=f"2401.{number:05}", notes=(Note("A.", id=str(number)),))
        for number in range(70)
    ]
    assert send(*noted).sent == 70
    assert zotero.writes == [50, 50, 40]
    assert all(len(zotero.notes(item)) == 1 for item in zotero.items)


def test_a_collection_is_made_once(zotero: Zotero, send: Send) -> None:
    send(ATTENTION, collection="My papers")
    send(HARD[-3], collection="My papers")
    [collection] = zotero.objects["collections"].values()
    assert collection["name"] == "My papers"
    assert [item["collections"] for item in zotero.items] == [[collection["key"]]] * 2


def test_zotero_asks_once(zotero: Zotero, send: Send, tmp_path: Path) -> None:
    send(ATTENTION)
    send(HARD[-3])
    assert zotero.asked == ["Dejalu"]
    [file] = tmp_path.glob("zotero-keys*")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_leave_that_was_taken_back_is_asked_for_again(zotero: Zotero, send: Send) -> None:
    send(ATTENTION)
    zotero.keys.clear()
    assert send(HARD[-3]).sent == 1
    assert len(zotero.asked) == 2


def test_a_file_of_keys_that_is_damaged_costs_a_question(zotero: Zotero, send: Send, tmp_path: Path) -> None:
    (tmp_path / "zotero-keys.json").write_text("[1, {")
    send(ATTENTION)
    send(HARD[-3])
    assert zotero.asked == ["Dejalu"]


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
@example(text="x\nitemType: book\nDOI: 10.1/evil")
def test_no_text_forges_a_line_of_extra_or_a_field(text: str) -> None:
    entry = replace(ATTENTION, title=text, arxiv=text, primary_class=text, tags=(text,), doi=text, url=text)
    item = zotero_items.describe(entry)
    assert set(item) <= zotero_items.EVERYWHERE | {"itemType", "repository", "archiveID"}
    assert item["itemType"] == "preprint"
    said = zotero_items.extra(entry)
    assert set(said) <= {"arXiv"}
    texts = [*said.values(), *(value for value in item.values() if isinstance(value, str))]
    assert all(len(value.splitlines()) <= 1 for value in texts)

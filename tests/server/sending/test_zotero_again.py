"""Sent again, papers are not doubled, what changed here changes there, and what people did in Zotero stays."""

from dataclasses import replace
from datetime import date, timedelta

from tests.server.hard_entries import ATTENTION, HARD
from tests.server.sending.conftest import Send
from tests.server.sending.test_zotero import NOTED, VENUE, WRITTEN
from tests.server.sending.zotero_stand_in import Zotero

from dejalu.exporters.entry import Note

LATER = WRITTEN + timedelta(days=1)
DISTINCT = [replace(entry, arxiv=f"2401.{place:05}") for place, entry in enumerate(HARD)]


def test_nothing_is_doubled_and_nothing_written(zotero: Zotero, send: Send) -> None:
    noted = [
        replace(entry, notes=(Note(entry.title, id=entry.citation_key, changed_at=WRITTEN),)) for entry in DISTINCT
    ]
    assert send(*noted).sent == len(noted)
    before = dict(zotero.objects["items"])
    summary = send(*noted)
    assert (summary.sent, summary.updated, summary.unchanged) == (0, 0, len(noted))
    assert zotero.objects["items"] == before


def test_what_changed_here_changes_there(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    note = Note("Sixteen heads.", id="1", changed_at=LATER)
    changed = replace(NOTED, title="Attention", tags=("to cite", "new"), notes=(note,), former_keys=("x",))
    assert send(replace(changed, citation_key="attention")).updated == 1
    [item] = zotero.items
    assert item["title"] == "Attention"
    assert item["citationKey"] == "attention"
    assert item["tags"] == [{"tag": "to cite"}, {"tag": "Attention"}, {"tag": "new"}]
    assert [kept["note"] for kept in zotero.notes(item)] == ["<p>Sixteen heads.</p>"]
    latest = Note("Thirty-two.", id="1", changed_at=LATER + timedelta(days=1))
    send(replace(changed, citation_key="attention", notes=(latest,)))
    assert [kept["note"] for kept in zotero.notes(item)] == ["<p>Thirty-two.</p>"]


def test_a_paper_that_was_published_since_keeps_its_type(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    assert send(replace(NOTED, doi="10.1000/182", publication=VENUE)).updated == 1
    [item] = zotero.items
    assert (item["itemType"], item["archiveID"]) == ("preprint", "arXiv:1706.03762")
    assert (item["date"], item["DOI"]) == ("2019", "10.1000/182")
    assert send(replace(NOTED, doi="10.1000/182", publication=VENUE)).unchanged == 1


def test_an_edited_item_keeps_what_the_user_wrote(zotero: Zotero, send: Send) -> None:
    send(replace(NOTED, abstract=None))
    [item] = zotero.items
    mine = {"title": "My title", "extra": f"My line\n{item['extra']}\nMy other: line", "language": "en"}
    zotero.edit(item, **mine, tags=[{"tag": "mine"}], relations={"dc:relation": ["http://x"]})
    send(replace(NOTED, title="Another", abstract="Known now."))
    [item] = zotero.items
    assert item["title"] == "My title"
    assert item["language"] == "en"
    assert item["relations"] == {"dc:relation": ["http://x"]}
    assert item["abstractNote"] == "Known now."
    assert {"My line", "My other: line"} <= set(item["extra"].splitlines())
    assert [tag["tag"] for tag in item["tags"]] == ["mine", "to cite", "Attention"]
    assert send(replace(NOTED, title="Another", abstract="Known now.")).unchanged == 1


def test_an_edited_note_stays(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    [note] = zotero.notes(zotero.items[0])
    zotero.edit(note, note="<p>My own words.</p>")
    send(replace(NOTED, notes=(Note("Changed here.", id="1", changed_at=LATER),)))
    assert [kept["note"] for kept in zotero.notes(zotero.items[0])] == ["<p>My own words.</p>"]


def test_a_deleted_note_is_not_brought_back(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    [note] = zotero.notes(zotero.items[0])
    zotero.edit(note, deleted=1)
    send(replace(NOTED, notes=(Note("Changed here.", id="1", changed_at=LATER),)))
    [kept] = zotero.notes(zotero.items[0])
    assert kept["deleted"]
    assert "heads" in kept["note"]


def test_a_paper_in_the_trash_is_left_there(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    zotero.edit(zotero.items[0], deleted=1)
    [refusal] = send(NOTED).refused
    assert "trash" in refusal.reason
    assert len(zotero.items) == 1


def test_a_paper_that_a_person_had_there_is_completed(zotero: Zotero, send: Send) -> None:
    zotero.add(
        itemType="webpage", title="[1706.03762] Attention", url="http://arxiv.org/pdf/1706.03762v3", extra="Mine"
    )
    assert send(NOTED).updated == 1
    [item] = zotero.items
    assert item["itemType"] == "webpage"
    assert item["title"] == "[1706.03762] Attention"
    assert item["citationKey"] == "vaswani2017attention"
    assert item["extra"].splitlines()[0] == "Mine"
    assert len(zotero.notes(item)) == 1
    assert send(NOTED).unchanged == 1


def test_a_file_of_the_paper_is_not_the_paper(zotero: Zotero, send: Send) -> None:
    file = zotero.add(itemType="attachment", title="PDF", url="https://arxiv.org/pdf/1706.03762")
    assert send(NOTED).sent == 1
    assert zotero.objects["items"][file["key"]] == file


def test_another_paper_with_the_same_key_is_not_it(zotero: Zotero, send: Send) -> None:
    send(NOTED)
    assert send(replace(NOTED, arxiv="2401.00001", notes=())).sent == 1
    assert len(zotero.items) == 2


def test_how_far_a_reader_is_is_what_was_said_last(zotero: Zotero, send: Send) -> None:
    reading = replace(ATTENTION, status="reading", judged=date(2026, 7, 3))
    send(reading)
    [item] = zotero.items
    extra = item["extra"].replace("In Progress", "Not Reading").replace("2026-07-03", "2026-07-04T10:00:00.000Z")
    zotero.edit(item, extra=extra)
    send(reading)
    assert "Read_Status: Not Reading" in zotero.items[0]["extra"].splitlines()
    send(replace(ATTENTION, status="read", judged=date(2026, 7, 5)))
    lines = zotero.items[0]["extra"].splitlines()
    assert "Read_Status: Read" in lines
    assert "Read_Status_Date: 2026-07-05" in lines
    assert len([line for line in lines if line.startswith("Read_Status")]) == 2

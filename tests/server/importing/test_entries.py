"""What entries of a file add to a library, and what they leave as it is."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.server.conftest import Caller
from tests.server.importing.conftest import HEADS, NOW, Take, contents, entry

from dejalu.database import Database
from dejalu.identity.publication import Kind, Publication
from dejalu.importers.imported import ImportedNote, Refused

ARXIV = "arxiv:2406.09519"
PAPER = {"identifiers": [ARXIV], "title": HEADS}
LONG_AGO = datetime(2019, 5, 4, 3, 2, 1, tzinfo=UTC)


def only(caller: Caller) -> dict[str, object]:
    [paper] = caller.get("/papers")["papers"]
    mark: dict[str, object] = paper["mark"]
    return mark


def everything() -> list[object]:
    note = ImportedNote("What it says", quote="heads talk", written_at=LONG_AGO)
    kept = {"tags": ("To Cite", "日本語"), "notes": (note,), "status": "read", "starred": True}
    dates = {"judged_at": LONG_AGO, "added_at": LONG_AGO, "seen_at": LONG_AGO + timedelta(days=30), "times_seen": 4}
    keys = {"citation_key": "merullo2024talking", "former_keys": ("old2024",)}
    published = Publication(kind=Kind.CONFERENCE, venue="NeurIPS", year=2024)
    said = {"authors": ("Jack Merullo",), "year": 2024, "abstract": "Heads.", "publication": published}
    return [
        entry(HEADS, ARXIV, **kept, **dates, **keys, **said),
        entry("Editorial", line=9),
        entry("", "doi:10.1000/182", line=12, tags=("to cite",)),
        Refused(20, "broken", "It ends too early."),
    ]


def test_all_that_an_entry_tells_comes_in(take: Take, caller: Caller) -> None:
    outcome = take(*everything())
    assert (outcome.added, outcome.merged, outcome.refused) == (3, 0, 1)
    assert [(line.line, line.result) for line in outcome.lines] == [
        (1, "added"),
        (9, "added"),
        (12, "added"),
        (20, "refused"),
    ]
    assert outcome.lines[0].changes == [
        "status read", "star", "2 tags", "1 note", "4 sightings", "citation key", "1 former citation key",
    ]  # fmt: skip
    paper = caller.get("/papers?q=talking")["papers"][0]
    assert (paper["authors"], paper["year"], paper["abstract"]) == (["Jack Merullo"], 2024, "Heads.")
    mark = paper["mark"]
    assert (mark["status"], mark["starred"], mark["tags"]) == ("read", True, ["To Cite", "日本語"])
    assert (mark["times_seen"], mark["first_seen_at"][:10], mark["last_seen_at"][:10]) == (
        4,
        "2019-05-04",
        "2019-06-03",
    )
    assert caller.get(f"/papers/{paper['id']}/citation")["former_keys"] == ["old2024"]
    [note] = mark["notes"]
    assert (note["body"], note["quote"]["exact"]) == ("What it says", "heads talk")
    # Of the others, the file says nothing: they are in the library, seen now.
    assert caller.get("/papers?q=editorial")["papers"][0]["mark"]["status"] == "seen"
    assert caller.get("/papers?named=doi:10.1000/182")["papers"][0]["mark"]["tags"] == ["To Cite"]


def test_the_same_file_twice_is_the_file_once(take: Take, database: Database) -> None:
    take(*everything())
    before = contents(database)
    outcome = take(*everything(), now=NOW + timedelta(days=3))
    assert (outcome.added, outcome.merged, outcome.refused, outcome.id) == (0, 3, 1, None)
    assert all(line.changes == [] for line in outcome.lines)
    assert contents(database) == before


def test_papers_are_merged_by_identifier_and_by_title(take: Take, caller: Caller) -> None:
    caller.do("set_status", PAPER, status="to-read")
    by_title = entry("Talking heads — understanding inter-layer communication in transformer language models", line=2)
    outcome = take(entry("", ARXIV, tags=("a",)), by_title, entry(HEADS, "doi:10.1000/9", line=3, tags=("b",)))
    assert [line.result for line in outcome.lines] == ["merged"] * 3
    mark = only(caller)
    assert (mark["status"], mark["tags"]) == ("to-read", ["a", "b"])
    assert mark["identifiers"] == [ARXIV, "doi:10.1000/9"]


def test_entries_of_one_paper_are_one_paper(take: Take, caller: Caller) -> None:
    outcome = take(
        entry(HEADS, "doi:10.1000/9", tags=("a",)),
        entry(HEADS, ARXIV, line=2, tags=("a", "b")),
        entry(HEADS, "doi:10.1000/9", ARXIV, line=3, citation_key="k1"),
        entry(HEADS, ARXIV, line=4, citation_key="k2"),
    )
    assert [line.result for line in outcome.lines] == ["added", "merged", "merged", "merged"]
    assert only(caller)["tags"] == ["a", "b"]
    assert caller.get("/papers?named=k1") == caller.get(f"/papers?named={ARXIV}")


def test_a_title_that_only_another_record_has_is_told_of_the_paper(
    take: Take, caller: Caller, database: Database
) -> None:
    """The first entry gives the paper its identifier, the second one says that it is the one in the library."""
    caller.do("seen", {"title": HEADS})
    file = [entry("Talking Heads", "pmid:31452104", ARXIV), entry(HEADS, ARXIV, line=2)]
    take(*file)
    assert {*caller.get("/papers")["papers"][0]["mark"]["identifiers"]} == {ARXIV, "pmid:31452104"}
    before = contents(database)
    assert take(*file).id is None
    assert contents(database) == before


def test_what_the_reader_said_later_stands(take: Take, caller: Caller) -> None:
    caller.do("set_status", PAPER, status="skipped")
    caller.do("set_star", PAPER, starred=True)
    caller.do("set_star", PAPER, starred=False)
    caller.do("set_tag", PAPER, tag="gone", on=True)
    caller.do("set_tag", PAPER, tag="gone", on=False)
    untimed: dict[str, datetime] = {}
    for times in (untimed, {"added_at": LONG_AGO, "judged_at": LONG_AGO}):
        take(entry(HEADS, ARXIV, status="read", starred=True, tags=("gone", "new"), **times))
        mark = only(caller)
        assert (mark["status"], mark["starred"], mark["tags"]) == ("skipped", False, ["new"])


def test_what_the_file_said_later_counts(take: Take, caller: Caller) -> None:
    take(entry(HEADS, ARXIV, status="to-read", judged_at=LONG_AGO))
    take(entry(HEADS, ARXIV, status="read", judged_at=LONG_AGO + timedelta(days=1)))
    take(entry(HEADS, ARXIV, status="skipped", judged_at=LONG_AGO - timedelta(days=1)))
    assert only(caller)["status"] == "read"


def test_what_the_file_says_twice_is_said_the_later_time(take: Take, caller: Caller, database: Database) -> None:
    """Which entries without an identifier are of the paper is known only at the end."""
    first, second, third = (LONG_AGO + timedelta(days=days) for days in range(3))
    file = [
        entry(HEADS.upper(), status="to-read", judged_at=first),
        entry(HEADS, "doi:10.1000/9", status="read", judged_at=second),
        entry(HEADS.upper(), status="to-read", judged_at=third),
    ]
    take(*file)
    assert only(caller)["status"] == "to-read"
    before = contents(database)
    assert take(*file).id is None
    assert contents(database) == before


def test_a_time_to_come_is_none(take: Take, caller: Caller) -> None:
    """As now, it would be later than what was said before, and one more day on which the paper was seen."""
    ahead = NOW + timedelta(days=400)
    caller.do("set_status", PAPER, status="read")
    for days in range(3):
        take(entry(HEADS, ARXIV, status="to-read", judged_at=ahead, seen_at=ahead), now=NOW + timedelta(days=days))
    mark = only(caller)
    assert (mark["status"], mark["times_seen"]) == ("read", 0)


def test_notes_that_were_edited_or_deleted_do_not_come_back(take: Take, caller: Caller) -> None:
    note = entry(HEADS, ARXIV, notes=(ImportedNote("one"), ImportedNote("two")))
    take(note)
    one, two = sorted(only(caller)["notes"], key=lambda note: note["body"])  # type: ignore[call-overload]
    caller.do("put_note", PAPER, note_id=one["note_id"], body="better", base_revision=one["revision"])
    caller.do("delete_note", PAPER, note_id=two["note_id"], base_revision=two["revision"])
    assert take(note).lines[0].changes == []
    assert [note["body"] for note in only(caller)["notes"]] == ["better"]  # type: ignore[attr-defined]


def test_a_note_that_holds_all_notes_of_the_paper_is_none(take: Take, caller: Caller) -> None:
    take(entry(HEADS, ARXIV, notes=(ImportedNote("one", quote="q"), ImportedNote("two\n\nmore"))))
    shown = {"one": "> q\n\none"}
    notes = [shown.get(note["body"], note["body"]) for note in only(caller)["notes"]]  # type: ignore[attr-defined]
    again = entry(HEADS, ARXIV, notes=(ImportedNote("\n\n".join(notes)),))
    assert take(again).lines[0].changes == []


def test_a_tag_as_a_list_of_keywords_holds_it_is_that_tag(take: Take, caller: Caller) -> None:
    caller.do("set_tag", PAPER, tag="A, {B}; C", on=True)
    assert take(entry(HEADS, ARXIV, tags=("a b c",))).lines[0].changes == []


def test_citation_keys_are_kept_where_they_are_free(take: Take, caller: Caller) -> None:
    take(entry(HEADS, ARXIV, citation_key="Heads2024"), entry("Another Paper Entirely Different", citation_key="other"))
    outcome = take(
        entry(HEADS, ARXIV, citation_key="second", former_keys=("OTHER",)),
        entry("A Third Paper on Quite Another Thing", line=2, citation_key="heads2024"),
        entry("A Fourth Paper on Nothing Whatsoever", line=3, citation_key="2024 {no key}"),
    )
    reasons = [line.reason or "" for line in outcome.lines]
    assert "OTHER is another paper's" in reasons[0]
    assert "heads2024 is another paper's" in reasons[1]
    assert "none that BibTeX and TeX would take" in reasons[2]
    paper = caller.get(f"/papers?named={ARXIV}")["papers"][0]
    assert caller.get(f"/papers/{paper['id']}/citation")["citation_key"] == "Heads2024"
    assert caller.get(f"/papers/{paper['id']}/citation")["former_keys"] == ["second"]


def test_an_earlier_day_is_when_the_paper_was_first_met(take: Take, caller: Caller) -> None:
    caller.do("seen", PAPER)
    assert take(entry(HEADS, ARXIV, added_at=LONG_AGO)).lines[0].changes == ["1 sighting"]
    assert str(only(caller)["first_seen_at"])[:10] == "2019-05-04"


@pytest.mark.parametrize("wrong", [entry(""), entry("…"), entry("A \0 Title"), entry("A \ud800 Title")])
def test_an_entry_that_cannot_be_kept_is_refused_alone(take: Take, caller: Caller, wrong: object) -> None:
    outcome = take(wrong, entry(HEADS, ARXIV, line=2))
    assert [line.result for line in outcome.lines] == ["refused", "added"]
    assert outcome.lines[0].reason


def test_what_the_reader_or_a_publisher_says_is_shown_before_what_a_file_says(take: Take, caller: Caller) -> None:
    caller.do(
        "seen", {**PAPER, "authors": ["Jack Merullo", "Carsten Eickhoff"], "url": "https://arxiv.org/abs/2406.09519"}
    )
    take(entry(HEADS.upper(), ARXIV, authors=("Somebody Else",), year=1999))
    paper = caller.get("/papers")["papers"][0]
    assert (paper["title"], paper["authors"]) == (HEADS, ["Jack Merullo", "Carsten Eickhoff"])


def test_an_unusually_old_or_future_time_is_no_harm(take: Take, caller: Caller) -> None:
    ends = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
    for place, at in enumerate(ends):
        take(entry(f"Paper Number {place} of Strange Times", status="read", added_at=at, seen_at=at))
    assert caller.get("/papers?status=read")["papers"]

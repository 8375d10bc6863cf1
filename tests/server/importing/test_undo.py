"""Undoing an import takes away all that it brought, and nothing that anybody did since."""

from datetime import timedelta
from typing import Any

import pytest
from tests.server.archive.conftest import ailments, export, undated
from tests.server.conftest import Caller
from tests.server.importing.conftest import HEADS, NOW, Take, contents, entry, undo
from tests.server.importing.test_entries import ARXIV, LONG_AGO, PAPER, everything

from dejalu.database import Database
from dejalu.errors.undoing import NothingToUndoError, UndoneImportError, UnknownImportError
from dejalu.importers.imported import ImportedNote

OTHER = {"identifiers": ["doi:10.1000/182"], "title": "Müller’s “Ünïcode”, and $\\alpha$"}


def live(caller: Caller) -> None:
    """A library that the import meets in every way: by identifier, by title, by a title that is near."""
    caller.do("set_status", PAPER, status="to-read")
    caller.do("set_tag", PAPER, tag="gone", on=True)
    caller.do("set_tag", PAPER, tag="gone", on=False)
    caller.do("put_note", OTHER, note_id="11111111-1111-4111-8111-111111111111", body="mine")
    caller.do("describe", {"identifiers": ["pmid:31452104"], "title": "Three Names, One Paper, Much Confusion"})
    caller.do("seen", {"title": "A Study of the Very Same Title Under Two Identifiers"})


def bring(take: Take) -> None:
    note = ImportedNote("theirs")
    take(
        entry(HEADS.upper(), ARXIV, "doi:10.1000/9", status="read", judged_at=NOW + timedelta(days=9), tags=("gone",)),
        entry("Other words for it", "doi:10.1000/182", starred=True, notes=(note,), citation_key="k", authors=("A B",)),
        entry("Three Names, One Paper, Much Confusion", "arxiv:2001.00001", tags=("new",)),
        entry("A Study of the Very Same Title Under Two Identifiers", "arxiv:2001.00002", "acl:2020.acl-main.1"),
        entry("", "pmid:31452104", "doi:10.1000/182", former_keys=("k2", "k3")),
        *everything(),
        now=NOW + timedelta(days=10),
    )


def test_after_it_the_library_is_as_it_was(take: Take, caller: Caller, database: Database) -> None:
    live(caller)
    before, file = contents(database), export(caller)
    bring(take)
    assert contents(database) != before
    assert ailments(caller) == []
    undo(database)
    assert contents(database) == before
    assert undated(export(caller)) == undated(file)
    assert ailments(caller) == []
    bring(take)
    undo(database)
    assert contents(database) == before


def test_what_was_done_since_stays(take: Take, caller: Caller, database: Database) -> None:
    kept = {"identifiers": ["arxiv:2001.00001"], "title": "Kept by What the Reader Did"}
    edited = ImportedNote("to be edited", written_at=LONG_AGO)
    take(
        entry(HEADS, ARXIV, status="read", tags=("a", "b"), notes=(edited, ImportedNote("to go"))),
        entry("Kept by What the Reader Did", "arxiv:2001.00001", tags=("c",), starred=True),
        entry("Gone Without a Trace of What It Was", "arxiv:2001.00002", tags=("d",)),
    )
    caller.do("set_status", PAPER, status="reading")
    caller.do("set_tag", PAPER, tag="b", on=False)
    caller.do("set_tag", PAPER, tag="mine", on=True)
    mark = caller.do("seen", kept)
    note = next(one for one in caller.do("seen", PAPER)["notes"] if one["body"] == "to be edited")
    caller.do("put_note", PAPER, note_id=note["note_id"], body="edited", base_revision=note["revision"])
    undo(database)
    papers = {paper["title"]: paper["mark"] for paper in caller.get("/papers")["papers"]}
    assert set(papers) == {HEADS, mark["title"]}
    assert (papers[HEADS]["status"], papers[HEADS]["tags"]) == ("reading", ["mine"])
    assert [note["body"] for note in papers[HEADS]["notes"]] == ["edited"]
    assert (papers[mark["title"]]["tags"], papers[mark["title"]]["starred"]) == ([], False)
    assert {tag["name"] for tag in caller.get("/tags")["tags"]} == {"mine"}
    assert ailments(caller) == []


def test_a_paper_that_is_kept_keeps_its_title(take: Take, caller: Caller, database: Database) -> None:
    """Though the reader spoke of it by its identifier alone."""
    take(entry(HEADS, ARXIV, authors=("Jack Merullo",)))
    caller.do("set_status", {"identifiers": [ARXIV]}, status="read")
    undo(database)
    [paper] = caller.get("/papers")["papers"]
    assert (paper["title"], paper["authors"], paper["mark"]["status"]) == (HEADS, ["Jack Merullo"], "read")
    assert ailments(caller) == []


def test_imports_of_one_paper_are_undone_in_any_order(take: Take, caller: Caller, database: Database) -> None:
    for undone in ((0, 1), (1, 0)):
        runs = [take(entry(HEADS, ARXIV, tags=(tag,), citation_key=tag)).id for tag in ("a", "b")]
        undo(database, runs[undone[0]] or "")
        assert caller.get("/papers")["papers"][0]["mark"]["tags"] == [["b"], ["a"]][undone[0]]
        undo(database, runs[undone[1]] or "")
        assert not any(contents(database)[table] for table in ("paper", "register", "title_key", "former_key", "tag"))


def test_browsers_learn_that_papers_are_gone(take: Take, caller: Caller, database: Database) -> None:
    caller.do("seen", OTHER)
    take(entry(HEADS, ARXIV, status="read"), entry("Gone", "doi:10.1000/182", "pmid:31452104"))
    told = caller.sync()
    undo(database)
    answer = caller.sync(since=told["seq"])
    gone = {name: mark for mark in answer["changes"] for name in mark["identifiers"]}
    for name in (ARXIV, "pmid:31452104"):
        assert (gone[name]["status"], gone[name]["times_seen"], gone[name]["tags"]) == ("new", 0, [])
    assert gone["doi:10.1000/182"]["times_seen"] == 1
    assert answer["count"] == len({mark["paper_id"] for mark in told["changes"] + answer["changes"]})
    assert {mark["paper_id"] for mark in caller.sync()["changes"]} == {mark["paper_id"] for mark in told["changes"]}
    caller.do("set_star", PAPER, starred=True)
    assert next(mark for mark in reversed(caller.sync()["changes"]) if ARXIV in mark["identifiers"])["starred"]


@pytest.mark.parametrize("said", [{"seen_at": LONG_AGO, "times_seen": 3}, {"notes": (ImportedNote("theirs"),)}])
def test_of_a_paper_that_was_known_one_word_is_taken_back(
    take: Take, caller: Caller, database: Database, said: dict[str, Any]
) -> None:
    """Though it is the only new one, so that the file names the paper and describes nothing."""
    mark = caller.do("set_status", PAPER, status="read")
    before = contents(database)
    take(entry(HEADS, ARXIV, **said))
    told = caller.sync()
    assert told["changes"][-1] != mark
    undo(database)
    assert contents(database) == before
    [now] = caller.sync(since=told["seq"])["changes"]
    assert (now["status"], now["times_seen"], now["notes"]) == ("read", 0, [])


def test_only_what_stands_can_be_undone(take: Take, database: Database) -> None:
    with pytest.raises(NothingToUndoError):
        undo(database)
    run = take(entry(HEADS, ARXIV)).id
    assert undo(database).id == run
    with pytest.raises(UndoneImportError):
        undo(database, run or "")
    with pytest.raises(UnknownImportError):
        undo(database, "no such import")
    with pytest.raises(NothingToUndoError):
        undo(database)

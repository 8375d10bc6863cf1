"""What is searched is right after every kind of change: as it would be if it were made anew."""

import json
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from string import ascii_lowercase

import pytest
from sqlalchemy import delete, text
from sqlalchemy.orm import Session
from tests.server.conftest import Caller

from dejalu.database import Database
from dejalu.models import Document, PaperTitle, TitleWord
from dejalu.services.finding import documents, title_words
from dejalu.services.health import CHECKS, Finding
from dejalu.services.health.index import INDEX

HEADS = {
    "identifiers": ["arxiv:2406.09519"],
    "title": "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models",
    "authors": ["Jack Merullo"],
    "abstract": "Of heads.",
}
LINK = {"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer", "authors": ["Melissa Müller"]}
SAME = {"identifiers": ["doi:10.1000/heads"], "title": HEADS["title"], "authors": ["Jack Merullo"]}
NOTE = "11111111-1111-4111-8111-111111111111"
BIB = b"""@misc{one, title = {A Brought Paper about Zebras}, author = {Ada Lovelace}, eprint = {1706.03762},
  archiveprefix = {arXiv}, keywords = {brought}, annote = {Brought along.}}
@misc{two, title = {LinkTransformer}, author = {Melissa M{\\"u}ller}, eprint = {2309.00789}, archiveprefix = {arXiv},
  keywords = {also}}
"""

Change = Callable[[Caller], object]


def found(caller: Caller, query: str) -> list[str]:
    answer = caller.ask("GET", "/papers", query_string={"q": query}).json
    assert answer is not None
    return sorted(paper["title"].partition(":")[0] for paper in answer["papers"] if not answer["is_near"])


def near(caller: Caller, query: str) -> list[str]:
    answer = caller.get(f"/papers?q={query}")
    assert answer["is_near"]
    return [paper["title"] for paper in answer["papers"]]


def expect_right(database: Database) -> None:
    """Each document is what it would be made now, and the index finds exactly those with a word."""
    with database.reading() as session:
        assert session.info == {}
        assert title_words.are_right(session)
        for reader_id, paper_ids in documents.find_readings(session):
            had = documents.find_all(session, reader_id, paper_ids)
            assert had == documents.make(session, reader_id, paper_ids)
        if database.is_sqlite:
            session.execute(text("INSERT INTO document_index (document_index, rank) VALUES ('integrity-check', 1)"))


def _paper_id(caller: Caller, name: str) -> int:
    paper_id: int = caller.get(f"/papers?named={name}")["papers"][0]["id"]
    return paper_id


def _decide(caller: Caller, verb: str) -> None:
    """Of the first two records that were made."""
    assert caller.ask("POST", f"/papers/1/{verb}", json={"other": 2}).status_code == 200


def _import(caller: Caller) -> None:
    assert caller.send_file(BIB, name="my.bib").status_code == 200


def _undo(caller: Caller) -> None:
    assert caller.ask("POST", "/imports/last/undo", json={}).status_code == 200


def _restore(caller: Caller) -> None:
    """The library's own file, with one more note in it: that of the plan under other ids, which says something else."""
    kept = caller.ask("GET", "/export/json").text
    record = next(one for one in json.loads(kept)["records"] if len(one["notes"]) > 1)
    for note_id in (NOTE, *(note["id"] for note in record["notes"] if note["id"] != NOTE)):
        kept = kept.replace(note_id, str(uuid.uuid4()))
    kept = kept.replace("A plan.", "Restored words.")
    assert caller.send_file(kept.encode(), name="library.json").status_code == 200


CHANGES: list[tuple[Change, str, list[str]]] = [
    (lambda caller: caller.do("seen", HEADS), "talking merullo 2406.09519", ["Talking Heads"]),
    (lambda caller: caller.do("set_status", HEADS, status="read"), "status:read heads", ["Talking Heads"]),
    (lambda caller: caller.do("set_star", HEADS, starred=True), "is:starred", ["Talking Heads"]),
    (lambda caller: caller.do("set_tag", HEADS, tag="To cite", on=True), "cite", ["Talking Heads"]),
    (lambda caller: caller.do("put_note", HEADS, note_id=NOTE, body="An idea."), "note:idea", ["Talking Heads"]),
    (lambda caller: caller.do("put_note", HEADS, note_id=NOTE, body="A plan."), "idea plan", ["Talking Heads"]),
    (lambda caller: caller.do("seen", LINK), "müller", ["LinkTransformer"]),
    # Another paper's name beside the note that is meant: the note stays where it is.
    (lambda caller: caller.do("delete_note", LINK, note_id=NOTE, base_revision=None), "idea", []),
    (lambda caller: caller.do("put_note", LINK, note_id=NOTE, body="An idea."), "idea", ["Talking Heads"]),
    (lambda caller: caller.do("set_tag", HEADS, tag="to cite", on=False), "cite", []),
    (lambda caller: caller.do("set_star", HEADS, starred=False), "is:starred", []),
    (lambda caller: caller.do("describe", {**LINK, "abstract": "Of links."}), "abstract:links", ["LinkTransformer"]),
    (lambda caller: caller.do("set_status", HEADS, status=None), "status:read", []),
    # Two records of one paper, by their titles, and by the reader's word.
    (lambda caller: caller.do("seen", SAME), "10.1000/heads 2406.09519", ["Talking Heads"]),
    (lambda caller: caller.do("set_tag", SAME, tag="joined", on=True), "tag:joined merullo", ["Talking Heads"]),
    (lambda caller: _decide(caller, "merge"), "2309.00789 2406.09519", ["Talking Heads"]),
    (lambda caller: _decide(caller, "split"), "2309.00789", ["LinkTransformer"]),
    (
        lambda caller: caller.ask("PATCH", f"/papers/{_paper_id(caller, 'arxiv:2309.00789')}", json={"title": "Typed"}),
        "title:typed",
        ["Typed"],
    ),
    (_import, "zebras brought", ["A Brought Paper about Zebras"]),
    (lambda caller: caller.do("set_tag", LINK, tag="kept", on=True), "tag:also tag:kept", ["Typed"]),
    (_undo, "zebras", []),
    (_restore, '"restored words"', ["Talking Heads"]),
]


@pytest.fixture
def right_database(database: Database) -> Iterator[Database]:
    yield database
    expect_right(database)


def test_it_is_right_after_every_change(caller: Caller, right_database: Database) -> None:
    for place, (change, query, papers) in enumerate(CHANGES):
        change(caller)
        assert found(caller, query) == papers, place
        expect_right(right_database)
    assert found(caller, "tag:also") == []
    assert found(caller, "tag:kept") == ["Typed"]


def test_an_edit_that_is_refused_leaves_nothing_to_be_found(caller: Caller, right_database: Database) -> None:
    good = caller.operation("put_note", HEADS, note_id=NOTE, body="Good.")
    bad = caller.operation("set_same", LINK, other=4711, same=True)
    assert [one["result"] for one in caller.sync(good, bad)["results"]] == ["applied", "rejected"]
    assert found(caller, "good") == ["Talking Heads"]
    assert found(caller, "müller") == []


def test_every_word_of_a_long_paper_is_found(caller: Caller) -> None:
    """Of four long notes, in a script with three bytes for a letter: together nearly as long as can be searched."""
    letters = [chr(ord("ა") + place) for place in range(33)]
    notes = [
        [f"{one}{two}{three}{'ა' * 20}" for one in own for two in letters for three in letters]
        for own in (letters[0:3], letters[3:6], letters[6:9], letters[9:12], letters[12:15])
    ]
    for place, note in enumerate(notes):
        caller.do("put_note", HEADS, note_id=f"{place}{NOTE[1:]}", body=" ".join(note))
    for note in notes[:4]:
        assert found(caller, note[0]) == found(caller, note[-1]) == ["Talking Heads"]
    assert found(caller, notes[4][-1]) == []


def test_nothing_is_near_to_words_of_papers_that_went(caller: Caller, right_database: Database) -> None:
    caller.do("seen", HEADS)
    like = " ".join(f"transformre{letter} {letter}transformre" for letter in ascii_lowercase)
    assert caller.send_file(b"@misc{one, title = {%s}}" % like.encode(), name="my.bib").status_code == 200
    assert near(caller, "transformre") != [HEADS["title"]]
    _undo(caller)
    assert near(caller, "transformre") == [HEADS["title"]]


def _forget(session: Session) -> None:
    session.execute(delete(Document))


def _spoil(session: Session) -> None:
    session.execute(text("UPDATE document SET title = 'other', seq = 0, status = 'read'"))


def _untitle(session: Session) -> None:
    session.execute(delete(PaperTitle))


def _miscount(session: Session) -> None:
    session.execute(text("UPDATE title_word SET papers = papers + 1 WHERE word = 'heads'"))


def _unlearn(session: Session) -> None:
    session.execute(delete(TitleWord))


@pytest.mark.parametrize("damage", [_forget, _spoil, _untitle, _miscount, _unlearn])
def test_the_doctor_finds_and_mends_what_is_wrong(
    caller: Caller, database: Database, damage: Callable[[Session], None]
) -> None:
    caller.do("put_note", HEADS, note_id=NOTE, body="An idea.")
    caller.do("seen", LINK)
    with database.writing() as session:
        damage(session)
    with database.reading() as session:
        assert not all(check.run(session).is_well for check in CHECKS)
    with database.writing() as session:
        for check in CHECKS:
            check.put_right(session, datetime.now(UTC))
    expect_right(database)
    assert found(caller, "heads idea") == ["Talking Heads"]
    assert found(caller, "other") == []
    with database.reading() as session:
        assert all(check.run(session).is_well for check in CHECKS)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_doctor_finds_and_mends_an_index_that_lost_its_words(caller: Caller, database: Database) -> None:
    caller.do("seen", LINK)
    assert [one.is_well for one in _examine(database)] == [True]
    with database.writing() as session:
        session.execute(text("INSERT INTO document_index (document_index) VALUES ('delete-all')"))
    assert found(caller, "müller") == []
    assert [one.is_well for one in _examine(database)] == [False]
    with database.writing() as session:
        assert INDEX.put_right(session, datetime.now(UTC)) == "Made the index of all words anew"
    assert [one.is_well for one in _examine(database)] == [True]
    assert found(caller, "müller") == ["LinkTransformer"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_doctor_mends_papers_when_the_index_lost_their_words(caller: Caller, database: Database) -> None:
    """SQLite refuses to change the words of a paper while the index has others."""
    caller.do("seen", LINK)
    with database.writing() as session:
        _spoil(session)
        session.execute(text("INSERT INTO document_index (document_index) VALUES ('delete-all')"))
    with database.writing() as session:
        for check in CHECKS:
            check.put_right(session, datetime.now(UTC))
    expect_right(database)
    assert found(caller, "linktransformer müller") == ["LinkTransformer"]


def _examine(database: Database) -> list[Finding]:
    with database.reading() as session:
        return [INDEX.run(session)]

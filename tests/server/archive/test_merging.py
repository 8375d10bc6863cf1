"""A library file brought into a library that has content: what was said last stands, and nothing is lost."""

from typing import Any

import pytest
from tests.server.archive.conftest import HEADS, LINK, NAMELESS, OTHER, Shelf, exchange, export, restore, shown, undated
from tests.server.conftest import Caller

from dejalu.services.archive import restoring

A, B = {"identifiers": ["arxiv:2401.00001"], "title": "First"}, {"identifiers": ["doi:10.1000/1"], "title": "Second"}
BOTH = {"identifiers": ["arxiv:2401.00001", "doi:10.1000/1"], "title": "Both"}


@pytest.fixture
def twin(caller: Caller, shelf: Shelf) -> Caller:
    """A library that went apart from the caller's after both had met a paper."""
    caller.do("seen", HEADS)
    twin = shelf("sqlite")
    restore(twin, export(caller))
    return twin


def mark_of(caller: Caller, paper: dict[str, Any]) -> dict[str, Any]:
    mark: dict[str, Any] = caller.get(f"/papers?named={paper['identifiers'][0]}")["papers"][0]["mark"]
    return mark


def test_the_same_file_again_changes_nothing(caller: Caller, lived: bytes) -> None:
    caller.do("set_status", HEADS, status="skipped")
    caller.do("seen", A)
    restore(caller, lived)
    before, papers, synced = export(caller), shown(caller), caller.sync()
    answer = restore(caller, lived)
    assert answer["added"] == 0
    assert {kind for kind, count in answer["counts"].items() if count["added"]} == set()
    assert undated(export(caller)) == undated(before)
    assert shown(caller) == papers
    assert [caller.sync()[name] for name in ("seq", "epoch")] == [synced["seq"], synced["epoch"]]


def test_its_own_file_changes_nothing(caller: Caller, lived: bytes) -> None:
    restore(caller, lived)
    before, synced = export(caller), caller.sync()
    assert restore(caller, before)["added"] == 0
    assert undated(export(caller)) == undated(before)
    assert caller.sync()["seq"] == synced["seq"]


def test_small_batches_make_no_difference(
    lived: bytes, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caller: Caller
) -> None:
    caller.do("set_star", OTHER, starred=True)
    file = export(caller)
    monkeypatch.setattr(restoring, "BATCH", 2)
    copy = shelf("sqlite")
    restore(copy, lived)
    assert undated(export(copy)) == undated(lived)
    restore(copy, file)
    assert mark_of(copy, OTHER)["starred"]


def test_the_last_word_stands_whichever_side_said_it(caller: Caller, twin: Caller) -> None:
    caller.do("set_status", HEADS, status="to-read")
    twin.do("set_status", HEADS, status="read")
    caller.do("set_star", HEADS, starred=True)
    twin.do("set_tag", HEADS, tag="theirs", on=True)
    caller.do("set_tag", HEADS, tag="ours", on=True)
    [ours], [theirs] = exchange(caller, twin)
    assert ours == theirs
    mark = ours["mark"]
    assert (mark["status"], mark["starred"], mark["tags"]) == ("read", True, ["ours", "theirs"])


def test_sightings_of_both_sides_are_counted_once_each(caller: Caller, twin: Caller) -> None:
    caller.do("seen", HEADS)
    twin.do("seen", HEADS)
    twin.do("seen", LINK)
    ours, theirs = exchange(caller, twin)
    assert ours == theirs
    assert {paper["title"]: paper["mark"]["times_seen"] for paper in ours} == {HEADS["title"]: 3, LINK["title"]: 1}


def test_a_sighting_taken_back_here_does_not_return(caller: Caller, shelf: Shelf) -> None:
    seen = caller.operation("seen", HEADS)
    caller.sync(seen, caller.operation("seen", HEADS))
    file = export(caller)
    caller.do("undo_seen", HEADS, seen_op_id=seen["op_id"])
    restore(caller, file)
    assert mark_of(caller, HEADS)["times_seen"] == 1


def test_a_record_without_an_identifier_is_known_by_its_words(caller: Caller, shelf: Shelf) -> None:
    caller.do("seen", NAMELESS)
    other = shelf("sqlite")
    other.do("set_tag", NAMELESS, tag="heads", on=True)
    answer = restore(caller, export(other))
    assert (answer["added"], answer["merged"]) == (0, 1)
    [paper] = shown(caller)["papers"]
    assert (paper["mark"]["times_seen"], paper["mark"]["tags"]) == (1, ["heads"])


def test_titles_join_what_was_apart_in_two_libraries(caller: Caller, shelf: Shelf) -> None:
    caller.do("seen", NAMELESS)
    other = shelf("sqlite")
    other.do("set_status", HEADS, status="read")
    restore(caller, export(other))
    [paper] = shown(caller)["papers"]
    assert (paper["mark"]["status"], len(paper["mark"]["joined"])) == ("read", 2)


def test_a_record_that_has_the_names_of_two_joins_these(caller: Caller, shelf: Shelf) -> None:
    caller.do("set_tag", A, tag="a", on=True)
    caller.do("set_tag", B, tag="b", on=True)
    other = shelf("sqlite")
    other.do("seen", BOTH)
    file = export(other)
    restore(caller, file)
    [paper] = shown(caller)["papers"]
    assert (paper["mark"]["tags"], paper["mark"]["times_seen"]) == (["a", "b"], 1)
    assert restore(caller, file)["counts"]["shared_claims"] == {"added": 0, "merged": 1}


def test_two_records_that_are_one_here_become_that_one(caller: Caller, shelf: Shelf) -> None:
    caller.do("seen", BOTH)
    other = shelf("sqlite")
    other.do("set_tag", A, tag="a", on=True)
    other.do("set_tag", B, tag="b", on=True)
    other.do("set_same", A, other=other.get("/papers?named=doi:10.1000/1")["papers"][0]["id"], same=False)
    restore(caller, export(other))
    [paper] = shown(caller)["papers"]
    assert paper["mark"]["tags"] == ["a", "b"]


def test_the_last_verdict_stands(caller: Caller, twin: Caller) -> None:
    for one in (caller, twin):
        one.do("seen", OTHER)
    for one, is_same in ((twin, False), (caller, True)):
        other = one.get(f"/papers?named={OTHER['identifiers'][0]}")["papers"][0]["id"]
        one.do("set_same", HEADS, other=other, same=is_same)
    ours, theirs = exchange(caller, twin)
    assert len(ours) == len(theirs) == 1


def test_a_citation_key_stays_with_whoever_had_it_here(caller: Caller, shelf: Shelf) -> None:
    about = {"authors": ["Jo Doe"], "year": 2024}
    twins = [{**A, **about, "title": "Learning to Walk"}, {**B, **about, "title": "Learning Sparse Codes of Sound"}]
    other = shelf("sqlite")
    for one, paper in ((caller, twins[0]), (other, twins[1])):
        one.do("seen", paper)
        one.ask("GET", "/export/bibtex")
    other.do("seen", LINK)
    other.ask("GET", "/export/bibtex")
    restore(caller, export(other))
    keys = {paper["mark"]["identifiers"][0]: paper["citation_key"] for paper in shown(caller)["papers"]}
    assert keys == {
        "arxiv:2401.00001": "doe2024learning",
        "doi:10.1000/1": None,
        "arxiv:2309.00789": "arora2023linktransformer",
    }


def test_what_the_reader_typed_last_is_shown(caller: Caller, twin: Caller) -> None:
    for one, title in ((caller, "Ours"), (twin, "Theirs")):
        paper = one.get("/papers")["papers"][0]["id"]
        assert one.ask("PATCH", f"/papers/{paper}", json={"title": title}).status_code == 200
    assert [[paper["title"] for paper in papers] for papers in exchange(caller, twin)] == [["Theirs"], ["Theirs"]]


def test_a_tag_stays_as_it_was_first_written_here(caller: Caller, twin: Caller) -> None:
    caller.do("set_tag", HEADS, tag="To Cite", on=True)
    twin.do("set_tag", LINK, tag="TO CITE", on=True)
    restore(caller, export(twin))
    assert caller.get("/tags")["tags"] == [{"name": "To Cite", "count": 2, "color": None}]

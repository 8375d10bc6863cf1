"""What a page is told of its papers, and what the library learns from it."""

from tests.server.conftest import Caller

TITLE = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
NAMED = {"identifiers": ["arxiv:2406.09519"], "title": TITLE}


def test_a_paper_is_found_by_its_identifier_whatever_the_title(caller: Caller) -> None:
    caller.do("seen", NAMED)
    [result] = caller.lookup({"identifiers": ["arxiv:2406.09519v3"], "title": "Another title"})
    assert (result["match"], result["matched_by"]) == ("match", "identifier")
    assert result["mark"]["times_seen"] == 1


def test_an_identifier_met_with_a_known_title_is_joined_once_and_for_all(caller: Caller) -> None:
    caller.do("seen", {"title": TITLE})
    [result] = caller.lookup({"identifiers": ["arxiv:2406.09519"], "title": TITLE.upper() + "."})
    assert (result["match"], result["matched_by"]) == ("match", "title")
    assert result["mark"]["identifiers"] == ["arxiv:2406.09519"]
    assert caller.lookup({"identifiers": ["arxiv:2406.09519"]})[0]["match"] == "match"


def test_what_is_not_known_is_answered_in_the_order_asked(caller: Caller) -> None:
    caller.do("seen", NAMED)
    results = caller.lookup({"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer"}, NAMED)
    assert [result["match"] for result in results] == ["none", "match"]
    assert (results[0]["paper"], results[0]["mark"]) == (None, None)


def test_another_arxiv_paper_of_the_same_title_is_never_taken_for_it(caller: Caller) -> None:
    caller.do("set_status", NAMED, status="read")
    [result] = caller.lookup({"identifiers": ["arxiv:1111.11111"], "title": TITLE})
    assert result["match"] == "possible"
    caller.do("seen", {"identifiers": ["arxiv:1111.11111"], "title": TITLE})
    assert {paper["mark"]["status"] for paper in caller.get("/papers")["papers"]} == {"read", "seen"}


def test_a_paper_by_other_authors_is_never_taken_for_it(caller: Caller) -> None:
    caller.do("seen", {"title": TITLE, "authors": ["Jack Merullo", "Ellie Pavlick"]})
    [result] = caller.lookup({"identifiers": ["doi:10.1000/182"], "title": TITLE, "authors": ["Marta Gonzalez"]})
    assert result["match"] == "possible"


def test_a_paper_marked_by_identifier_and_one_known_by_title_become_one(caller: Caller) -> None:
    caller.do("seen", {"title": TITLE})
    caller.do("set_status", {"identifiers": ["arxiv:2406.09519"]}, status="read")
    caller.do("set_tag", {"identifiers": ["arxiv:2406.09519"]}, tag="interpretability", on=True)
    caller.do(
        "put_note",
        {"identifiers": ["arxiv:2406.09519"]},
        note_id="0" * 8 + "-0000-4000-8000-" + "0" * 12,
        body="!",
    )
    assert len(caller.get("/papers")["papers"]) == 2
    [result] = caller.lookup(NAMED)
    mark = result["mark"]
    assert (mark["status"], mark["tags"], mark["times_seen"]) == ("read", ["interpretability"], 1)
    assert [note["body"] for note in mark["notes"]] == ["!"]
    assert mark["title"] == TITLE
    assert len(caller.get("/papers")["papers"]) == 1


def test_a_page_fills_in_what_was_blank_and_what_says_less_changes_nothing(caller: Caller) -> None:
    caller.do("seen", {**NAMED, "authors": ["Jack Merullo"]})
    caller.lookup({**NAMED, "title": "Renamed", "authors": ["J. Merullo"], "published": "2024-06-13"})
    [paper] = caller.get("/papers")["papers"]
    assert (paper["title"], paper["authors"], paper["published"]) == (TITLE, ["Jack Merullo"], "2024-06-13")

"""What the reader types of a paper, and takes back."""

from typing import Any

import pytest
from tests.server.conftest import Caller, expect_error

TITLE = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
HEADS = {
    "identifiers": ["arxiv:2406.09519"],
    "title": TITLE,
    "authors": ["Jack Merullo"],
    "year": 2024,
    "url": "https://arxiv.org/abs/2406.09519",
}
TYPED = {
    "title": "A Name of My Own for What the Heads of a Model Say to Each Other",
    "authors": ["J. M."],
    "year": 2023,
    "url": "https://example.org/mine",
}


@pytest.fixture
def paper_id(caller: Caller) -> int:
    number: int = caller.do("seen", HEADS)["paper_id"]
    return number


def describe(caller: Caller, paper_id: int, **said: Any) -> dict[str, Any]:
    response = caller.ask("PATCH", f"/papers/{paper_id}", json=said)
    assert response.status_code == 200, response.text
    paper: dict[str, Any] = response.json  # type: ignore[assignment]
    assert paper == caller.get(f"/papers/{paper_id}")
    return paper


def shown(paper: dict[str, Any]) -> dict[str, Any]:
    return {name: paper[name] for name in TYPED}


def test_what_was_typed_is_taken_back_field_by_field(caller: Caller, paper_id: int) -> None:
    assert describe(caller, paper_id, year=2023)["typed"] == ["year"]
    paper = describe(caller, paper_id, **TYPED)
    assert (shown(paper), paper["typed"]) == (TYPED, ["title", "authors", "year", "url"])
    paper = describe(caller, paper_id, title=None, year=None)
    assert shown(paper) == TYPED | {"title": TITLE, "year": 2024}
    assert paper["typed"] == ["authors", "url"]
    paper = describe(caller, paper_id, authors=None, url=None, abstract=None)
    assert shown(paper) == {name: HEADS[name] for name in TYPED}
    assert paper["typed"] == []


def test_a_title_that_was_taken_back_leads_to_the_paper_no_more(caller: Caller, paper_id: int) -> None:
    describe(caller, paper_id, title=TYPED["title"])
    assert caller.lookup({"title": TYPED["title"]})[0]["match"] == "match"
    describe(caller, paper_id, title=None)
    assert caller.lookup({"title": TYPED["title"]})[0]["match"] == "none"
    assert caller.lookup({"title": TITLE})[0]["match"] == "match"
    assert caller.get("/papers?q=own")["papers"] == []
    assert all(finding["is_well"] for finding in caller.get("/health")["findings"])


def test_papers_that_a_typed_title_kept_apart_are_one_again_without_it(caller: Caller, paper_id: int) -> None:
    nameless = {"title": TYPED["title"], "authors": HEADS["authors"]}
    other = {"identifiers": ["arxiv:1111.11111"], **nameless}
    caller.do("set_status", nameless, status="read")
    caller.do("seen", other)
    assert caller.lookup(other)[0]["mark"]["status"] == "read"
    describe(caller, paper_id, title=TYPED["title"])  # Which of the two is the one that has no identifier?
    assert caller.lookup(other)[0]["mark"]["status"] == "seen"
    describe(caller, paper_id, title=None)
    assert caller.lookup(other)[0]["mark"]["status"] == "read"
    assert all(finding["is_well"] for finding in caller.get("/health")["findings"])


def test_browsers_are_told_of_what_was_taken_back(caller: Caller, paper_id: int) -> None:
    describe(caller, paper_id, title=TYPED["title"])
    since = caller.sync()["seq"]
    describe(caller, paper_id, title=None)
    assert [change["title"] for change in caller.sync(since=since)["changes"]] == [TITLE]


def test_taking_back_what_was_never_typed_changes_nothing(caller: Caller, paper_id: int) -> None:
    seq = caller.sync()["seq"]
    assert describe(caller, paper_id, title=None, published=None)["title"] == TITLE
    assert caller.sync()["seq"] == seq


def test_of_one_paper_of_two_records_all_that_was_typed_is_taken_back(caller: Caller, paper_id: int) -> None:
    other = caller.do("seen", {"identifiers": ["doi:10.1000/182"], "title": "The Same by Another Name"})["paper_id"]
    describe(caller, paper_id, year=2001)
    describe(caller, other, year=2002, abstract="Mine.")
    caller.ask("POST", f"/papers/{paper_id}/merge", json={"other": other})
    paper = describe(caller, other, year=None)
    assert (paper["year"], paper["abstract"], paper["typed"]) == (2024, "Mine.", ["abstract"])


def test_an_address_typed_anew_counts(caller: Caller, paper_id: int) -> None:
    for url in ("https://example.org/first", "https://example.org/second", "https://example.org/first"):
        assert describe(caller, paper_id, url=url)["url"] == url


def test_the_only_title_is_not_taken_back(caller: Caller) -> None:
    paper_id = caller.do("set_star", {"identifiers": ["arxiv:2309.00789"]}, starred=True)["paper_id"]
    before = describe(caller, paper_id, title="Typed")
    response = caller.ask("PATCH", f"/papers/{paper_id}", json={"title": None, "year": 2023})
    expect_error(response, 409, "type another one")
    assert caller.get(f"/papers/{paper_id}") == before

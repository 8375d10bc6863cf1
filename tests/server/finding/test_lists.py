"""Lists of what was found: in every order, page by page, with hits, counted, and as ids."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.server.conftest import Caller, expect_error
from tests.server.finding import made_up

DAY = timedelta(days=1)


def names(answer: dict[str, Any]) -> list[str]:
    called = {paper["identifiers"][0]: name for name, paper in made_up.PAPERS.items()}
    return [called[paper["mark"]["identifiers"][0]] for paper in answer["papers"]]


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("recent", ["deep", "cohomology", "link", "heads"], ["nameless", "web"]),
        ("seen", ["nameless", "web"], ["link", "heads"]),
        ("met", ["nameless", "web"], ["link", "heads"]),
        ("published", ["heads", "link", "gpt", "water", "cohomology"], ["nameless", "web", "deep"]),
        ("title", ["cohomology", "gpt", "link"], ["nameless"]),
    ],
)
def test_papers_come_in_the_order_that_is_asked_for(
    library: Caller, sort: str, first: list[str], last: list[str]
) -> None:
    found = names(library.get(f"/papers?sort={sort}"))
    assert len(found) == len(made_up.PAPERS)
    assert found[: len(first)] == first
    assert {*found[-len(last) :]} == {*last}
    ids = library.get(f"/paper-ids?sort={sort}")["paper_ids"]
    assert ids == [paper["id"] for paper in library.get(f"/papers?sort={sort}")["papers"]]


def test_hits_are_told_where_words_were_asked_for(library: Caller) -> None:
    [paper] = library.get('/papers?q="language models" pavlick transf* routing')["papers"]
    assert paper["hits"]["title"] == [
        "Talking Heads: Understanding Inter-layer Communication in ",
        "Transformer",
        " ",
        "Language Models",
        "",
    ]
    assert paper["hits"]["authors"] == [["Jack Merullo"], ["Carsten Eickhoff"], ["Ellie ", "Pavlick", ""]]
    excerpt = paper["hits"]["excerpt"]
    assert excerpt["field"] == "abstract"
    assert excerpt["pieces"][:4] == ["Although it is known that ", "transformer", " ", "language models"]
    [paper] = library.get("/papers?q=title:talking idea")["papers"]
    assert paper["hits"]["excerpt"]["field"] == "note"
    assert paper["hits"]["excerpt"]["pieces"][:2] == ["My own ", "idea"]
    [paper] = library.get("/papers?q=lastly")["papers"]
    assert paper["hits"]["excerpt"]["pieces"][0].startswith("… word")
    assert paper["hits"]["excerpt"]["pieces"][1:] == ["lastly", ""]


def test_papers_that_are_asked_for_by_their_ids_have_their_hits_too(library: Caller) -> None:
    selected = library.get("/papers?q=talking")["papers"]
    [other] = library.get("/papers?q=pmid:12345678")["papers"]
    asked = (other["id"], 2_000_000_000, selected[0]["id"])
    found = library.get(f"/papers?q=talking{''.join(f'&id={one}' for one in asked)}")
    assert found["cursor"] is None
    assert found["papers"][1:] == selected
    assert found["papers"][0]["hits"] == {"title": [""], "authors": [], "excerpt": None}
    expect_error(library.ask("GET", "/papers?id=0"), 422, "")
    expect_error(library.ask("GET", "/papers?id=1&q=year:soon"), 422, "")


def test_the_year_of_a_paper_is_the_one_it_is_counted_by(library: Caller) -> None:
    papers = library.get("/papers")["papers"]
    for year in library.get("/facets")["years"]:
        found = library.get(f"/papers?q=year:{year['value']}")["papers"]
        assert [paper["year"] for paper in found] == [year["value"]] * year["count"]
    assert any(paper["year"] for paper in papers if not paper["published"] and "arxiv:math/0309136" in str(paper))
    assert {paper["year"] for paper in library.get("/papers?q=-has:year")["papers"]} == {None}


@pytest.mark.parametrize("query", ["", "tag:llm", "-talking tag:llm", "has:note", "%"])
def test_without_words_there_are_no_hits(library: Caller, query: str) -> None:
    assert all(paper["hits"] is None for paper in library.get(f"/papers?q={query}")["papers"])


def test_facets_count_what_is_found(library: Caller) -> None:
    everything = library.get("/facets")
    assert everything == {
        "total": 8,
        "statuses": [
            {"value": "seen", "count": 6},
            {"value": "to-read", "count": 1},
            {"value": "reading", "count": 0},
            {"value": "read", "count": 1},
            {"value": "skipped", "count": 0},
        ],
        "starred": 1,
        "noted": 3,
        "tags": [{"value": tag, "count": 1} for tag in ("llm", "To cite", "to read soon", "基礎")],
        "years": [{"value": 2023, "count": 2}] + [{"value": year, "count": 1} for year in (2024, 2019, 2003)],
    }
    found = library.get("/facets?q=transformer&status=read")
    assert (found["total"], found["noted"], found["years"]) == (1, 1, [{"value": 2024, "count": 1}])
    assert [tag["value"] for tag in found["tags"]] == ["llm", "To cite"]
    assert library.get("/facets?q=tag:llm")["total"] == library.get("/facets?tag=LLM")["total"] == 1


def test_days_are_those_of_the_first_meeting(library: Caller) -> None:
    today = datetime.now(UTC).date()
    for query, count in [
        (f"after:{today - DAY - DAY}", 8),
        (f"before:{today - DAY}", 0),
        (f"before:{today + DAY + DAY}", 8),
        (f"after:{today + DAY}", 0),
        ("before:0001-01-01", 0),
        ("after:9999-12-31", 0),
    ]:
        assert len(library.get(f"/paper-ids?q={query}")["paper_ids"]) == count, query


@pytest.mark.parametrize("sort", ["recent", "seen", "met", "published", "title"])
@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "W3RydWUsIDFd", "W251bGwsIDFd", "WzEuNSwgMV0", "WzEsIDBd"])
def test_a_made_up_cursor_is_refused(library: Caller, sort: str, cursor: str) -> None:
    expect_error(library.ask("GET", f"/papers?sort={sort}&cursor={cursor}"), 404, "cursor")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("talkin haeds", ["heads"]),
        ("transfromer communciation", ["heads"]),
        ("mulller", ["link"]),
        ("gorthendieck", ["cohomology"]),
        ("talkin haeds tag:llm", ["heads"]),
        ("talkin haeds -tag:llm", []),
        ("talkin haeds&status=to-read", []),
        ("transfromer abstract:routed", ["heads"]),
        ("zzzzqqqq", []),
        ("tag:nothing", []),
    ],
)
def test_what_is_misspelt_offers_what_is_near(library: Caller, query: str, found: list[str]) -> None:
    answer = library.get(f"/papers?q={query}")
    assert names(answer) == found
    assert answer["is_near"] == (query != "tag:nothing")


def test_every_order_goes_on_where_a_page_ended(caller: Caller) -> None:
    """Of 250 papers, many are alike in what they are sorted by."""
    papers = [
        {"identifiers": [f"arxiv:2401.{number:05}"], "title": f"Title {number % 7}", "year": 2000 + number % 3}
        for number in range(1, 251)
    ]
    caller.sync(*(caller.operation("set_star", paper, starred=True) for paper in papers), since=None)
    for sort in ("seen", "met", "published", "title"):
        found: list[int] = []
        cursor = ""
        while cursor is not None:
            answer = caller.get(f"/papers?q=title&sort={sort}" + (f"&cursor={cursor}" if cursor else ""))
            found += [paper["id"] for paper in answer["papers"]]
            cursor = answer["cursor"]
        assert found == caller.get(f"/paper-ids?q=title&sort={sort}")["paper_ids"]
        assert len({*found}) == 250

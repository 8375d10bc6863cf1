"""Finding papers again, and taking them out as BibTeX."""

import pytest
from tests.server.conftest import Caller, expect_error

HEADS = {
    "identifiers": ["arxiv:2406.09519"],
    "title": "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models",
    "authors": ["Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick"],
    "published": "2024-06-13",
}
LINK = {
    "identifiers": ["arxiv:2309.00789"],
    "title": "LinkTransformer",
    "authors": ["Abhishek Arora", "Melissa Müller"],
}


@pytest.fixture
def library(caller: Caller) -> Caller:
    caller.do("seen", HEADS)
    caller.do("set_tag", HEADS, tag="to cite", on=True)
    caller.do("put_note", HEADS, note_id="11111111-1111-4111-8111-111111111111", body="50% of heads & more")
    caller.do("seen", LINK)
    caller.do("set_status", LINK, status="read")
    return caller


def titles(library: Caller, query: str) -> list[str]:
    return [paper["title"].partition(":")[0] for paper in library.get(f"/papers?{query}")["papers"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["LinkTransformer", "Talking Heads"]),
        ("q=talking+LANGUAGE", ["Talking Heads"]),
        ("q=pavlick", ["Talking Heads"]),
        ("q=müller", ["LinkTransformer"]),
        ("q=cite", ["Talking Heads"]),
        ("q=50%25+heads", ["Talking Heads"]),
        ("q=%25", ["LinkTransformer", "Talking Heads"]),
        ("q=2309.00789", ["LinkTransformer"]),
        ("tag=To+Cite", ["Talking Heads"]),
        ("status=read", ["LinkTransformer"]),
        ("status=seen", ["Talking Heads"]),
        ("status=read&status=seen&sort=title", ["LinkTransformer", "Talking Heads"]),
        ("starred=true", []),
    ],
)
def test_papers_are_found_by_words_and_filters(library: Caller, query: str, found: list[str]) -> None:
    assert titles(library, query) == found


def test_a_misspelt_search_offers_the_nearest_titles(library: Caller) -> None:
    answer = library.get("/papers?q=talkin+haeds")
    assert answer["is_near"]
    assert [paper["title"] for paper in answer["papers"]] == [HEADS["title"]]


@pytest.mark.parametrize("name", ["arxiv:2309.00789", "2309.00789v2", "https://huggingface.co/papers/2309.00789"])
def test_a_paper_is_named_by_identifier_or_address(library: Caller, name: str) -> None:
    assert titles(library, f"named={name}") == ["LinkTransformer"]


def test_a_name_that_no_paper_has_is_told(library: Caller) -> None:
    expect_error(library.ask("GET", "/papers?named=arora2023link"), 404, "arora2023link")
    expect_error(library.ask("GET", "/papers/999"), 404)


def test_a_filter_that_does_not_exist_is_told(library: Caller) -> None:
    expect_error(library.ask("GET", "/papers?tags=to+cite"), 422, "tags")


def test_long_lists_come_in_pages_that_leave_nothing_out(caller: Caller) -> None:
    papers = [{"identifiers": [f"arxiv:2401.{number:05}"], "title": f"Title {number % 7}"} for number in range(1, 251)]
    caller.sync(*(caller.operation("seen", paper) for paper in papers), since=None)
    for sort in ("recent", "title"):
        found: list[str] = []
        cursor = ""
        while True:
            answer = caller.get(f"/papers?sort={sort}{cursor}")
            found += [paper["mark"]["identifiers"][0] for paper in answer["papers"]]
            if answer["cursor"] is None:
                break
            cursor = f"&cursor={answer['cursor']}"
        assert len(found) == 250
        assert len(set(found)) == 250


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WyJhIiwgMV0"])
def test_a_made_up_cursor_is_refused(library: Caller, cursor: str) -> None:
    expect_error(library.ask("GET", f"/papers?cursor={cursor}"), 404, "cursor")


class TestBibtex:
    def export(self, caller: Caller, query: str = "") -> str:
        response = caller.ask("GET", f"/export/bibtex?{query}")
        assert response.status_code == 200
        return response.text

    def test_everything_kept_of_a_paper_is_in_its_entry(self, library: Caller) -> None:
        text = self.export(library, "tag=to+cite")
        assert text.startswith("@misc{merullo2024talking,\n")
        for line in (
            "author = {Merullo, Jack",
            "eprint = {2406.09519}",
            "archiveprefix = {arXiv}",
            "year = {2024}",
            "month = jun",
            "keywords = {to cite}",
            r"annote = {50\% of heads \& more}",
            "url = {https://arxiv.org/abs/2406.09519}",
        ):
            assert line in " ".join(text.split()).replace(" =", " ="), line
        assert " note =" not in text

    def test_the_year_comes_from_the_arxiv_identifier_when_no_page_said_it(self, library: Caller) -> None:
        assert "year" in self.export(library, "status=read")
        assert "{2023}" in self.export(library, "status=read")

    def test_equal_libraries_give_equal_bytes_and_keys_stay(self, library: Caller) -> None:
        before = self.export(library)
        library.do("seen", {"identifiers": ["arxiv:2406.11111"], "title": "Talking Again", "authors": ["Jo Merullo"]})
        after = self.export(library)
        assert before.split("@")[1] in after
        assert "@misc{merullo2024talkinga," in after
        assert self.export(library) == after

    def test_a_key_once_given_names_the_paper(self, library: Caller) -> None:
        self.export(library)
        assert titles(library, "named=Merullo2024Talking") == ["Talking Heads"]

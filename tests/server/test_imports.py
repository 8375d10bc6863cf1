"""Saved pages: everything in them has been seen."""

from datetime import date
from pathlib import Path

import pytest
from tests.server.conftest import ROOT, Caller, expect_error

PAGES = ROOT / "tests" / "pages"
CAPTURES = ROOT.parent / "shared" / "captures"
NAMES = ("search_titles_abstracts_1.txt", "search_titles_abstracts_2.txt", "search_with_dates.txt")


def count(caller: Caller) -> int:
    papers, cursor = 0, ""
    while True:
        answer = caller.get(f"/papers?{cursor}")
        papers += len(answer["papers"])
        if answer["cursor"] is None:
            return papers
        cursor = f"cursor={answer['cursor']}"


def test_every_paper_of_a_saved_list_is_seen_on_its_day(caller: Caller) -> None:
    answer = caller.send_file((PAGES / "huggingface-daily.html").read_bytes()).json
    assert answer is not None
    assert (answer["added"], answer["merged"]) == (12, 0)
    papers = caller.get("/papers")["papers"]
    assert {paper["mark"]["status"] for paper in papers} == {"seen"}
    assert {paper["mark"]["last_seen_at"][:10] for paper in papers} == {answer["captured_on"]}
    lora = next(paper for paper in papers if "arxiv:2106.09685" in paper["mark"]["identifiers"])
    assert lora["authors"][0] == "Edward J. Hu"
    assert lora["published"] == "2021-06-17"


def test_the_day_can_be_told(caller: Caller) -> None:
    content = (PAGES / "capture.txt").read_bytes()
    answer = caller.send_file(content, captured_on="2025-01-02").json
    assert answer is not None
    assert answer["captured_on"] == "2025-01-02"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["empty"]),
        (b"\x89PNG\r\n\x1a\n\0\0\0", []),
        (b"<html><head><title>Weather</title></head><body><h1>Rain</h1></body></html>", []),
        (b"Dear diary, today I read nothing at all.\n" * 30, []),
    ],
)
def test_what_is_no_list_of_papers_is_refused_and_changes_nothing(
    caller: Caller, content: bytes, words: list[str]
) -> None:
    expect_error(caller.send_file(content), 422, *words)
    assert count(caller) == 0


def test_a_page_cut_short_is_refused_as_a_whole(caller: Caller) -> None:
    whole = (PAGES / "huggingface-daily.html").read_bytes()
    for share in (0.3, 0.6, 0.9):
        expect_error(caller.send_file(whole[: int(len(whole) * share)]), 422)
    assert count(caller) == 0


def test_a_file_too_large_is_refused(caller: Caller) -> None:
    expect_error(caller.send_file(b" " * (60 * 1024 * 1024)), 413)


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the folder of real captures is not beside this checkout")
class TestTheThreeCaptures:
    """Three saved searches hold 66, 79 and 44 entries, and 124 different papers."""

    def send(self, caller: Caller) -> list[tuple[int, int]]:
        answers = [caller.send_file((CAPTURES / name).read_bytes(), latest="2026-11-21").json for name in NAMES]
        return [(answer["added"] + answer["merged"], answer["added"]) for answer in answers if answer]

    def test_they_make_124_papers_however_often_they_come(self, caller: Caller) -> None:
        first = self.send(caller)
        assert [papers for papers, _ in first] == [66, 79, 44]
        assert sum(added for _, added in first) == count(caller) == 124
        before = caller.get("/papers?q=talking+heads")["papers"][0]
        assert [added for _, added in self.send(caller)] == [0, 0, 0]
        assert count(caller) == 124
        after = caller.get("/papers?q=talking+heads")["papers"][0]
        assert (before["mark"]["times_seen"], after["mark"]["times_seen"]) == (3, 6)
        kept = ("id", "title", "authors", "abstract", "published")
        assert {name: before[name] for name in kept} == {name: after[name] for name in kept}

    def test_their_days_are_of_the_year_they_were_saved_in(self, caller: Caller) -> None:
        content = (CAPTURES / NAMES[2]).read_bytes()
        answer = caller.send_file(content, latest="2026-11-21").json
        assert answer is not None
        assert answer["captured_on"] == "2025-12-09"
        [paper] = caller.get("/papers?q=emergent+semantics")["papers"]
        assert paper["published"] == "2025-07-07"

    def test_the_first_page_with_an_identifier_joins_it(self, caller: Caller) -> None:
        self.send(caller)
        title = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
        [result] = caller.lookup({"identifiers": ["arxiv:2406.09519"], "title": title})
        assert (result["match"], result["mark"]["times_seen"]) == ("match", 3)
        assert count(caller) == 124
        assert date.fromisoformat(result["mark"]["last_seen_at"][:10]) <= date(2026, 11, 21)


def test_the_samples_are_the_projects_own() -> None:
    """The pages under tests/pages are written by hand; none may be a capture."""
    shared = ROOT.parent / "shared" / "pages"
    captured = {file.read_bytes() for file in shared.rglob("*.html")} if shared.is_dir() else set()
    assert not captured & {file.read_bytes() for file in Path(PAGES).glob("*.html")}

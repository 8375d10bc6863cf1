"""Plain-text captures of Hugging Face's search: titles, abstracts, and days without a year."""

from datetime import date
from pathlib import Path

import pytest

from dejalu.errors.pages import CutShortPageError
from dejalu.pages.mention import Capture
from dejalu.pages.reader import read

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "tests" / "pages" / "capture.txt").read_text(encoding="utf-8")
REAL = ROOT / ".." / "shared" / "captures"
HEAD = "new\n\nSubscribe\n\nbyAK and the research community\n\n"
ENTRY = "A Title\n\nAn abstract, longer than its title.\n\n"

needs_real_captures = pytest.mark.skipif(not REAL.is_dir(), reason="the real captures are not here")


def _read(text: str, latest: date = date(2024, 7, 1)) -> Capture:
    return read(text.encode(), latest=latest)


def test_titles_abstracts_and_days_are_read_and_nothing_of_the_page_s_head() -> None:
    capture = _read(SAMPLE)
    assert [(mention.title.split()[0], mention.published) for mention in capture.mentions] == [
        ("Talking", date(2024, 6, 13)),
        ("Attention", date(2017, 6, 12)),
        ("Reformer:", None),
        ("Transformer-XL:", date(2019, 1, 9)),
        ("Transformers", date(2024, 5, 31)),
    ]
    assert (capture.site, capture.captured_on) == ("huggingface", date(2024, 6, 18))
    assert all(mention.identifiers == () for mention in capture.mentions)


def test_an_abstract_keeps_its_latex_and_loses_line_breaks() -> None:
    wrapped = SAMPLE.replace("few positions", "few\npositions")
    abstract = _read(wrapped).mentions[2].abstract
    assert abstract is not None
    assert abstract.startswith("Hashing finds the few positions that matter")
    assert r"from $O(L^2)$ to $O(L\log L)$" in abstract


def test_windows_line_ends_change_nothing() -> None:
    assert _read(SAMPLE.replace("\n", "\r\n")) == _read(SAMPLE)


def test_a_capture_without_days_below_its_papers_is_read() -> None:
    capture = _read(HEAD + "Jun 6\n\n" + ENTRY * 2)
    assert [mention.published for mention in capture.mentions] == [None, None]
    assert capture.captured_on == date(2024, 6, 6)


@pytest.mark.parametrize(
    ("latest", "captured_on"),
    [
        # The day itself, and the days after it, up to the next such day.
        (date(2024, 6, 18), date(2024, 6, 18)),
        (date(2025, 6, 17), date(2024, 6, 18)),
        (date(2025, 6, 18), date(2025, 6, 18)),
        # A file that claims to be older than a paper in it has lost its own date.
        (date(1980, 1, 1), date(2019, 6, 18)),
    ],
)
def test_the_year_is_the_latest_that_the_file_allows(latest: date, captured_on: date) -> None:
    assert _read(SAMPLE, latest).captured_on == captured_on
    assert _read(SAMPLE, latest).mentions[0].published == captured_on.replace(day=13)


def test_no_paper_is_newer_than_the_page_it_was_on() -> None:
    older_list = SAMPLE.replace("Jun 18", "Mar 4")
    assert _read(older_list, date(2025, 4, 1)).captured_on == date(2024, 6, 13)


def test_a_leap_day_is_of_a_leap_year() -> None:
    assert _read(HEAD + "Feb 29\n\n" + ENTRY, date(2027, 5, 1)).captured_on == date(2024, 2, 29)


def test_the_day_one_says_wins_and_gives_the_year() -> None:
    capture = read(SAMPLE.encode(), latest=date(2026, 1, 1), captured_on=date(2024, 6, 20))
    assert capture.captured_on == date(2024, 6, 20)
    assert capture.mentions[0].published == date(2024, 6, 13)


def test_without_any_day_the_file_s_own_is_taken() -> None:
    assert _read(HEAD + ENTRY).captured_on == date(2024, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        # Cut after a title.
        HEAD + ENTRY + "Another Title\n",
        # A title lost in the middle, an abstract lost before a day.
        HEAD + ENTRY.removeprefix("A Title\n\n") + "Jun 6\n\n" + ENTRY,
        HEAD + ENTRY + "Another Title\n\n  • 3 authors\n·\nJun 6\n",
        # Two days below one paper.
        HEAD + ENTRY + "  • 3 authors\n·\nJun 6\n\n  • 3 authors\n·\nJun 6\n",
    ],
)
def test_a_capture_out_of_step_is_refused_whole(text: str) -> None:
    with pytest.raises(CutShortPageError):
        _read(text)


@needs_real_captures
def test_the_three_real_captures_give_their_papers_exactly() -> None:
    lines = (REAL / "arxiv_ids.tsv").read_text(encoding="utf-8").splitlines()[1:]
    titles: set[str] = set()
    for name, papers, captured_on in (
        ("search_titles_abstracts_1", 66, date(2026, 6, 6)),
        ("search_titles_abstracts_2", 79, date(2026, 3, 11)),
        ("search_with_dates", 44, date(2025, 12, 9)),
    ):
        capture = read((REAL / f"{name}.txt").read_bytes(), latest=date(2026, 11, 20))
        assert len(capture.mentions) == papers
        assert capture.captured_on == captured_on
        assert all(mention.abstract and len(mention.abstract) > 1000 for mention in capture.mentions)
        titles.update(mention.title for mention in capture.mentions)
    assert titles == {" ".join(line.split("\t")[0].split()) for line in lines}


@needs_real_captures
def test_the_real_days_are_read_except_where_the_capture_lost_one() -> None:
    capture = read((REAL / "search_with_dates.txt").read_bytes(), latest=date(2026, 11, 20))
    published = {mention.title.split(":")[0]: mention.published for mention in capture.mentions}
    assert published["SuperBPE"] == date(2025, 3, 17)
    assert published["Megatron-LM"] == date(2019, 9, 17)
    assert [title for title, day in published.items() if day is None] == ["When Semantics Mislead Vision"]

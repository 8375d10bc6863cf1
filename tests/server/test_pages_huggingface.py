"""Saved Hugging Face pages: the sample pages of this project, and real ones where they are at hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from dejalu.pages.mention import Capture
from dejalu.pages.reader import read

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "pages"
REAL = ROOT / ".." / "shared" / "pages" / "huggingface"
LATEST = date(2026, 11, 20)

needs_real_pages = pytest.mark.skipif(not REAL.is_dir(), reason="the real pages are not here")


def _sample(name: str) -> str:
    return (SAMPLES / f"huggingface-{name}.html").read_text(encoding="utf-8")


def _read(text: str) -> Capture:
    return read(text.encode(), latest=LATEST)


def _without_props(text: str) -> str:
    return re.sub(r'data-props="[^"]*"', "", text)


def _numbers(capture: Capture) -> list[str]:
    return [mention.identifiers[0].value for mention in capture.mentions]


def test_a_daily_page_gives_its_papers_in_page_order_with_all_it_knows_of_them() -> None:
    capture = _read(_sample("daily"))
    assert len(capture.mentions) == 12
    assert _numbers(capture)[:3] == ["1706.03762", "2312.00752", "2106.09685"]
    flash = capture.mentions[3]
    assert flash.title == "FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness"
    assert flash.authors == ("Tri Dao", "Daniel Y. Fu", "Stefano Ermon", "Atri Rudra", "Christopher Ré")
    assert flash.abstract is not None
    assert flash.abstract.startswith("Attention is slow")
    assert flash.published == date(2022, 5, 27)
    assert flash.url == "https://huggingface.co/papers/2205.14135"
    assert (capture.site, capture.captured_on) == ("huggingface", date(2026, 6, 18))


@pytest.mark.parametrize(("name", "papers"), [("daily", 12), ("trending", 8), ("search", 6)])
def test_the_cards_alone_give_the_same_papers_once_each(name: str, papers: int) -> None:
    whole, cards_only = _read(_sample(name)), _read(_without_props(_sample(name)))
    assert len(cards_only.mentions) == papers
    assert [(m.identifiers, m.title) for m in cards_only.mentions] == [(m.identifiers, m.title) for m in whole.mentions]


@pytest.mark.parametrize(("name", "papers"), [("daily", 12), ("trending", 8), ("search", 6)])
def test_the_props_alone_give_the_papers_that_were_to_be_drawn(name: str, papers: int) -> None:
    props_only = re.sub(r"<article.*</article>", "", _sample(name), flags=re.DOTALL)
    assert _numbers(_read(props_only)) == _numbers(_read(_sample(name)))
    assert len(_read(props_only).mentions) == papers


def test_a_search_page_gives_what_was_found_and_not_the_list_of_the_day() -> None:
    capture = _read(_sample("search"))
    assert "2312.00752" not in _numbers(capture)
    assert capture.mentions[2].title == "Reformer: The Efficient Transformer"
    assert capture.mentions[2].authors == ("Nikita Kitaev", "Łukasz Kaiser", "Anselm Levskaya")


def test_cards_drawn_after_the_page_was_sent_win_over_its_props() -> None:
    found = '<article><h3><a href="/papers/1412.6980">Adam: <b>A</b> Method\n for</a></h3></article>'
    kept = '<article><h3><a href="/papers/1706.03762">Attention …</a></h3></article>'
    capture = _read(re.sub(r"<article.*</article>", found + kept, _sample("daily"), flags=re.DOTALL))
    adam, attention = capture.mentions
    assert (adam.title, adam.authors) == ("Adam: A Method for", ())
    assert (attention.title, attention.authors[0]) == ("Attention Is All You Need", "Ashish Vaswani")


def test_links_made_absolute_by_the_browser_are_read() -> None:
    saved = _without_props(_sample("daily")).replace('href="/', 'href="https://huggingface.co/')
    assert _numbers(_read(saved)) == _numbers(_read(_sample("daily")))


def test_links_to_other_lists_are_no_papers() -> None:
    paths = ("trending", "date/2026-06-17", "week/2026-W25", "month/2026-06")
    links = "".join(f'<article><h3><a href="/papers/{path}">A list</a></h3></article>' for path in paths)
    page = _without_props(_sample("daily")).replace("<article", links + "<article", 1)
    assert len(_read(page).mentions) == 12


def test_damaged_props_leave_the_cards() -> None:
    page = _sample("daily")
    unreadable = page.replace("{&quot;paper&quot;", "{paper", 1)
    of_another_shape = page.replace("&quot;title&quot;", "&quot;name&quot;")
    for damaged in (unreadable, of_another_shape):
        mention = _read(damaged).mentions[1]
        assert mention.title == "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
        assert mention.authors == ()


@pytest.mark.parametrize("props", [True, False])
def test_a_single_paper_page_gives_that_paper_and_none_that_its_comments_name(*, props: bool) -> None:
    page = _sample("paper")
    capture = _read(page if props else _without_props(page))
    assert _numbers(capture) == ["1706.03762"]
    assert capture.mentions[0].title == "Attention Is All You Need"
    assert capture.captured_on == date(2026, 6, 18)
    if props:
        assert capture.mentions[0].published == date(2017, 6, 12)


def test_an_author_who_is_hidden_on_the_page_is_left_out() -> None:
    assert "Someone Else" in _sample("paper")
    assert _read(_sample("paper")).mentions[0].authors[-1] == "Illia Polosukhin"


def test_the_day_is_what_one_says_else_the_list_s_else_the_request_s_else_the_file_s() -> None:
    page = _sample("daily").replace("2026-06-18", "2026-06-12")
    assert read(page.encode(), latest=LATEST, captured_on=date(2026, 7, 1)).captured_on == date(2026, 7, 1)
    assert _read(page).captured_on == date(2026, 6, 12)
    weekly = page.replace("2026-06-12", "2026-W24").replace("&quot;day&quot;", "&quot;week&quot;")
    assert _read(weekly).captured_on == date(2026, 6, 18)
    assert _read(weekly.replace("requestId", "other")).captured_on == LATEST


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_page_may_be_saved_with_a_byte_order_mark(encoding: str) -> None:
    capture = read(_sample("daily").encode(encoding), latest=LATEST)
    assert capture == _read(_sample("daily"))


@needs_real_pages
@pytest.mark.parametrize("name", ["daily_2026-07-02", "daily_2026-07-02_hydrated"])
def test_a_real_daily_page_gives_its_31_papers_with_and_without_props(name: str) -> None:
    text = (REAL / f"{name}.html").read_text(encoding="utf-8")
    whole, cards_only = _read(text), _read(_without_props(text))
    assert len(whole.mentions) == 31
    assert _numbers(whole) == _numbers(cards_only)
    assert whole.captured_on == cards_only.captured_on == date(2026, 7, 2)
    assert all(mention.authors and mention.abstract and mention.published for mention in whole.mentions)
    assert not any(mention.authors for mention in cards_only.mentions)


@needs_real_pages
def test_a_real_trending_page_gives_its_50_papers_once_each() -> None:
    text = (REAL / "trending_derived.html").read_text(encoding="utf-8")
    for capture in (_read(text), _read(_without_props(text))):
        assert len(set(_numbers(capture))) == len(capture.mentions) == 50


@needs_real_pages
def test_a_real_paper_page_whose_props_are_unreadable_gives_its_paper() -> None:
    capture = read((REAL / "paper_2606.30534_excerpt.html").read_bytes(), latest=LATEST)
    assert _numbers(capture) == ["2606.30534"]
    assert capture.mentions[0].title == "Orca: The World is in Your Mind"

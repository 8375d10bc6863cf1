"""Files that are no saved page of papers: each is refused whole, with what to do about it."""

from datetime import date
from pathlib import Path

import pytest

from dejalu.errors.pages import (
    CutShortPageError,
    EmptyPageError,
    NoPapersError,
    NotTextError,
    OtherSiteError,
    OverloadedPageError,
    UnknownPageError,
    UnreadablePageError,
)
from dejalu.pages.reader import read

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "pages"
REAL = ROOT / ".." / "shared" / "pages"
HUGGING_FACE = '<html><head><meta property="og:url" content="https://huggingface.co/models"></head>'


def _refusal(content: bytes) -> UnreadablePageError:
    with pytest.raises(UnreadablePageError) as caught:
        read(content, latest=date(2026, 11, 20))
    return caught.value


@pytest.mark.parametrize(
    ("content", "error"),
    [
        # Nothing at all, or nothing to read.
        (b"", EmptyPageError),
        (b"\xef\xbb\xbf \r\n\t", EmptyPageError),
        # Bytes that are no text, and text in an encoding that does not say which it is.
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NotTextError),
        (b"PK\x03\x04\x14\x00\x00\x00", NotTextError),
        ("<html><p>Müller</p></html>".encode("latin-1"), NotTextError),
        ("<html></html>".encode("utf-16-le"), NotTextError),
        # Hugging Face, but without papers.
        (f"{HUGGING_FACE}<body>Models</body></html>".encode(), NoPapersError),
        (b'<html><body class="DailyPapersPage"><main></main></body></html>', NoPapersError),
        (b"byAK and the research community\n\nJun 6\n", NoPapersError),
        # Text of any other kind.
        (b"# A README\n\nIt has a title and a paragraph.\n\n## Install\n\nRun pip.\n", UnknownPageError),
        (b"@article{vaswani2017,\n  title = {Attention Is All You Need}\n}\n", UnknownPageError),
        (b"def read(text):\n\n    return text\n", UnknownPageError),
        (b"It was a dark night.\n\nNobody had read the paper, and nobody would.\n", UnknownPageError),
        (b"<p>A paragraph, of no site.</p>", UnknownPageError),
    ],
)
def test_a_file_is_refused_for_what_it_is(content: bytes, error: type[UnreadablePageError]) -> None:
    assert type(_refusal(content)) is error


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<link rel="canonical" href="https://arxiv.org/abs/1706.03762">', "arxiv.org"),
        ('<meta property="og:url" content="https://www.example.org/papers/1706.03762">', "example.org"),
        ("<!-- saved from url=(0025)https://openreview.net/ --><title>Venue</title>", "openreview.net"),
        ('<link rel="canonical" href="https://[/"><title>My\n page</title>', "My page"),
    ],
)
def test_a_page_of_another_site_is_refused_by_name(html: str, name: str) -> None:
    refusal = _refusal(f"<html><head>{html}</head><body>Attention Is All You Need</body></html>".encode())
    assert isinstance(refusal, OtherSiteError)
    assert f"“{name}”" in refusal.message


def test_another_site_s_cards_are_not_taken_for_hugging_face_s() -> None:
    page = (SAMPLES / "huggingface-daily.html").read_text(encoding="utf-8")
    refusal = _refusal(page.replace("https://huggingface.co/papers", "https://example.org/papers").encode())
    assert "“example.org”" in refusal.message


@pytest.mark.parametrize("name", ["daily", "trending", "search", "paper"])
@pytest.mark.parametrize("kept", [0.04, 0.1, 0.5, 0.9, 0.99])
def test_a_page_cut_short_anywhere_is_refused_whole(name: str, kept: float) -> None:
    content = (SAMPLES / f"huggingface-{name}.html").read_bytes()
    cut = content[: int(len(content) * kept)].decode(errors="ignore").encode()
    assert type(_refusal(cut)) is CutShortPageError


def test_a_part_of_a_page_that_ends_within_a_card_is_refused() -> None:
    page = (SAMPLES / "huggingface-daily.html").read_text(encoding="utf-8")
    cards = page[page.index("<article") : page.rindex("</article>")]
    assert type(_refusal(cards.encode())) is CutShortPageError


def test_no_depth_of_nesting_brings_the_reader_down() -> None:
    deep = '<html><body class="DailyPapersPage">' + "<div>" * 25_000 + "</html>"
    assert type(_refusal(deep.encode())) is OverloadedPageError
    props = f'<html><div data-target="DailyPapers" data-props="{"[" * 200_000}"></div></html>'
    assert type(_refusal(props.encode())) is NoPapersError


@pytest.mark.skipif(not REAL.is_dir(), reason="the real pages are not here")
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("arxiv/abs_1706.03762.html", "arxiv.org"),
        ("arxiv/search_language_models.html", "arXiv"),
        ("acl/2021.naacl-main.208.html", "aclanthology.org"),
    ],
)
def test_real_pages_of_other_sites_are_refused_by_name(path: str, name: str) -> None:
    assert name in _refusal((REAL / path).read_bytes()).message

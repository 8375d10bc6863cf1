"""The bytes that each profile writes: of a preprint, papers published in several ways, and one with a title only."""

from datetime import date
from pathlib import Path

import pytest
from tests.server.hard_entries import ATTENTION

from dejalu.exporters.bib_values import pages
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.formats import FORMATS
from dejalu.identity.publication import Kind, Publication

WRITTEN = Path(__file__).parent / "written"
PROFILES = ("bibtex", "biblatex", "zotero", "jabref")
PAPERS = [
    Entry(
        "maaten2008visualizing",
        "Visualizing Data using t-SNE",
        ("Laurens van der Maaten", "Geoffrey Hinton"),
        year=2008,
        url="https://jmlr.org/papers/v9/vandermaaten08a.html",
        status="read",
        publication=Publication(
            kind=Kind.JOURNAL, venue="Journal of Machine Learning Research", volume="9", number="86", pages="2579–2605"
        ),
    ),
    Entry(
        "stanley2002evolving",
        "Efficient Evolution",
        ("Kenneth O. Stanley",),
        url="https://openreview.net/forum?id=H1_a",
        status="seen",
        publication=Publication(kind=Kind.CHAPTER, venue="Handbook of R&D", year=2002, publisher="Taylor and Francis"),
    ),
    Entry("untold", "No More Than a Title"),
    ATTENTION,
    Entry(
        "vaswani2018attention",
        "Attention Is All You Need",
        ("Ashish Vaswani", "Łukasz Kaiser", "Google Brain Team"),
        published=date(2017, 6, 12),
        arxiv="1706.03762",
        primary_class="cs.CL",
        doi="10.5555/3295222.3295349",
        url="https://arxiv.org/abs/1706.03762",
        tags=("to cite", "50%"),
        notes=(Note("Cost: $5 {or\nx = 7", quote="Eight heads"), Note("Read again, \\alpha & $x^2$.")),
        accessed=date(2025, 1, 2),
        former_keys=("attention", "vaswani2017attention"),
        abstract="The dominant models\nare complex.",
        publication=Publication(
            kind=Kind.CONFERENCE,
            venue="Advances in Neural Information Processing Systems",
            year=2018,
            volume="30",
            number="1",
            pages="5998-6008",
            publisher="Curran Associates",
        ),
        version=5,
        status="to-read",
        starred=True,
    ),
    Entry(
        "wei2020report",
        "A Report",
        ("Yana Wei",),
        published=date(2020, 3, 1),
        arxiv="2003.00001",
        version=2,
        publication=Publication(kind=Kind.REPORT, venue="University of Science and Technology", number="TR_7"),
    ),
    Entry("wei2021thesis", "A Thesis", publication=Publication(kind=Kind.THESIS, venue="EPFL", year=2021)),
    Entry("wei2022book", "A Book", publication=Publication(kind=Kind.BOOK, year=2022, publisher="MIT Press")),
]


def write(profile: str, *entries: Entry) -> str:
    return b"".join(FORMATS[profile].dump(entries)).decode()


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_writes_these_bytes(profile: str) -> None:
    assert write(profile, *PAPERS) == (WRITTEN / f"{profile}.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", PROFILES)
def test_entries_are_written_one_by_one_in_the_order_given(profile: str) -> None:
    turned = PAPERS[::-1]
    pieces = list(FORMATS[profile].dump(iter(turned)))
    assert [piece.decode().split("{")[1].split(",")[0] for piece in pieces] == [paper.citation_key for paper in turned]


@pytest.mark.parametrize("profile", PROFILES)
def test_an_empty_library_is_an_empty_file(profile: str) -> None:
    assert write(profile) == ""


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        *[("12-34", "12--34"), ("12–34", "12--34"), ("12 -- 34", "12--34"), ("e14", "e14")],
        *[("1-3, 7-9", "1--3, 7--9"), ("3-1–3-14", "3-1--3-14"), ("A1-5-2", "A1-5-2"), ("1:2–1:9", "1:2--1:9")],
    ],
)
def test_a_range_of_pages_has_two_hyphens(printed: str, written: str) -> None:
    assert pages(Entry("k", "", publication=Publication(kind=Kind.JOURNAL, pages=printed))) == written

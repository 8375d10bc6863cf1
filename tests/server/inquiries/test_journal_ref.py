"""What authors wrote of where their paper appeared: read where it can mean one thing only."""

import pytest

from dejalu.identity.publication import Kind, Publication
from dejalu.inquiries.journal_ref import read


@pytest.mark.parametrize(
    ("text", "venue", "volume", "number", "pages", "year"),
    [
        ("Phys. Rev. D 76, 013009 (2007)", "Phys. Rev. D", "76", "", "013009", 2007),
        ("Journal of Machine Learning Research 21(140):1-67 (2020)", "Journal of Machine Learning Research",
         "21", "140", "1-67", 2020),
        ("Nature, vol. 521, pp. 436–444, (2015)", "Nature", "521", "", "436-444", 2015),
    ],
)  # fmt: skip
def test_a_journal(text: str, venue: str, volume: str, number: str, pages: str, year: int) -> None:
    expected = Publication(kind=Kind.JOURNAL, venue=venue, volume=volume, number=number, pages=pages, year=year)
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("ICLR 2021", "ICLR", 2021),
        ("NeurIPS (2023)", "NeurIPS", 2023),
        ("Advances in Neural Information Processing Systems 30 (2017)",
         "Advances in Neural Information Processing Systems 30", 2017),
        ("In Proceedings of the Thirty-Fourth AAAI Conference on Artificial Intelligence, 2020",
         "Proceedings of the Thirty-Fourth AAAI Conference on Artificial Intelligence", 2020),
    ],
)  # fmt: skip
def test_a_conference(text: str, venue: str, year: int) -> None:
    assert read(text) == Publication(kind=Kind.CONFERENCE, venue=venue, year=year)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Accepted at NeurIPS 2023",
        "ICLR 2021 workshop",
        "Submitted to Nature 521, 436 (2015), revised",
        "J. Phys. A: Math. Gen. 36 (2003) 1-10; erratum 37 (2004) 11",
        "PhD thesis, 2019",
        "Proceedings of the ACM on Programming Languages 4, 1-27 (2020)",
        "Phys. Rev. " * 40 + "1, 2 (2007",
    ],
)
def test_all_else_says_nothing(text: str) -> None:
    assert read(text) is None

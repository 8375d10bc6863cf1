"""What is read out of arXiv's answers."""

import time
from datetime import date

import pytest
from tests.standins import FEED, entry, feed

from dejalu.identity.identifiers import parse
from dejalu.inquiries.arxiv import ARXIV
from dejalu.inquiries.service import RefusedQuestionError, UnusableAnswerError

ATTENTION = parse("arxiv:1706.03762")


def test_a_paper_is_read_with_all_that_arxiv_tells() -> None:
    told = entry("1706.03762", "Attention\n  Is All <You> Need", ["Ashish Vaswani", "Łukasz Kaiser"], "2017-06-12")
    [(name, mention)] = ARXIV.read(feed(told)).items()
    assert name == ATTENTION
    assert mention.title == "Attention Is All <You> Need"
    assert mention.authors == ("Ashish Vaswani", "Łukasz Kaiser")
    assert mention.published == date(2017, 6, 12)
    assert mention.category == "cs.CL"
    assert mention.abstract == "What Attention Is All <You> Need is about, told in two lines."
    assert mention.publication is None


def test_old_identifiers_are_asked_for_and_answered() -> None:
    old = parse("math.GT/0309136")
    assert ARXIV.ask([ATTENTION, old]) == {"id_list": "1706.03762,math/0309136", "max_results": "2"}
    assert list(ARXIV.read(feed(entry("math/0309136", "Knots", ["A. B."], "2003-09-08")))) == [old]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("10.1109/CVPR.2016.90", "doi:10.1109/cvpr.2016.90"),
        ("10.18653/v1/N19-1423", "acl:N19-1423"),
        ("10.1103/PhysRevD.76.013009 10.1103/PhysRevD.77.1", "doi:10.1103/physrevd.76.013009"),
        ("10.48550/arXiv.1512.03385", None),
        ("to appear", None),
    ],
)
def test_the_doi_of_a_published_version_is_one_more_name(said: str, expected: str | None) -> None:
    [mention] = ARXIV.read(feed(entry("1512.03385", "Deep", ["K. He"], "2015-12-10", doi=said))).values()
    assert list(map(str, mention.identifiers)) == ["arxiv:1512.03385", *filter(None, [expected])]


def test_a_comment_is_no_publication_and_a_plain_reference_is_one() -> None:
    comment = entry("2301.00001", "A", ["B"], "2023-01-01", comment="Accepted at NeurIPS 2023")
    reference = entry("2301.00002", "A", ["B"], "2023-01-01", journal_ref="Phys. Rev. D 76, 013009 (2007)")
    first, second = ARXIV.read(feed(comment, reference)).values()
    assert first.publication is None
    assert second.publication is not None
    assert second.publication.venue == "Phys. Rev. D"


def test_a_paper_that_arxiv_does_not_have_is_left_out() -> None:
    empty = "<entry><id>http://arxiv.org/abs/2401.99999</id></entry>"
    assert ARXIV.read(feed()) == ARXIV.read(feed(empty)) == {}


def test_texts_are_cleaned_and_bounded() -> None:
    told = entry("1706.03762", "Hid\u200bden " + "x" * 9_000, ["n" * 900, " "] + ["A"] * 6_000, "not a day")
    [mention] = ARXIV.read(feed(told)).values()
    assert mention.title.startswith("Hidden xxx")
    assert len(mention.title) == 2_000
    assert len(mention.authors) == 5_000
    assert len(mention.authors[0]) == 300
    assert mention.published is None


@pytest.mark.parametrize(
    ("said", "expected"), [("hep-th", "hep-th"), ("physics.data-an", "physics.data-an"), ("x}", None)]
)
def test_a_category_is_one_only_if_it_is_written_like_one(said: str, expected: str | None) -> None:
    [mention] = ARXIV.read(feed(entry("1706.03762", "A", ["B"], "2017-06-12", said))).values()
    assert mention.category == expected


def test_an_error_in_the_feed_is_a_refusal() -> None:
    error = "<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_1</id><title>Error</title></entry>"
    with pytest.raises(RefusedQuestionError):
        ARXIV.read(feed(error))


WHOLE = feed(entry("1706.03762", "Attention", ["A"], "2017-06-12"))
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 122))
    + b"]><feed>&y;</feed>"
)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE[: len(WHOLE) // 2],
        b"",
        b"<html><body>Rate exceeded.</body></html>",
        b"Rate exceeded.",
        LAUGHS,
        b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom">&x;</feed>',
        b"\xff\xfe\x00" * 100,
        b"<?xml version='1.0' encoding='no-such'?><feed/>",
        b"<a>" * 200_000,
        FEED.format(total=5, entries=entry("1706.03762", "Attention", ["A"], "2017-06-12")).encode(),
    ],
    ids=["cut", "empty", "page", "text", "laughs", "file", "bytes", "encoding", "deep", "fewer than promised"],
)
def test_what_is_no_answer_is_refused_in_time(content: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(UnusableAnswerError):
        ARXIV.read(content)
    assert time.monotonic() - began < 60  # An answer of a thousandth of its size would else take hours.

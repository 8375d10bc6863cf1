"""What is between two titles: spelling, grammar, words, or a number, which is all."""

import pytest

from dejalu.identity.differences import Difference, compare
from dejalu.identity.titles import Title

SURVEY = "A Survey of Entity Matching in Large Databases"


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        ("A SURVEY of entity-matching, in large data bases", Difference.NOTHING),
        ("A Survey of Entity Matchnig in Large Datbases", Difference.SPELLING),
        ("The Survey of Entitymatching in Large Databasses", Difference.GRAMMAR),
        ("Survey of the Entity Matching in Large Databases", Difference.SPELLING),
        ("A Survey on Entity Matching in Large Databases", Difference.GRAMMAR),
        ("A Survey of Entity Matching in a Large Database", Difference.GRAMMAR),
        ("Entity Matching in Large Databases: A Survey", Difference.GRAMMAR),
        ("A Survey of Entity Linking in Large Databases", Difference.WORDS),
        ("A Survey of Entity Matching in Large Databases and Knowledge Graphs", Difference.WORDS),
        ("Entity Matching in Large Databases", Difference.WORDS),
        ("A Survey of 2 Entity Matching in Large Databases", Difference.ALL),
        ("A Survey of Entity Matching in Large Databases II", Difference.ALL),
        ("Reply to: A Survey of Entity Matching in Large Databases", Difference.ALL),
        ("A Guide to Attention in Transformers", Difference.ALL),
        ("", Difference.ALL),
    ],
)
def test_what_two_titles_differ_in(other: str, difference: Difference) -> None:
    ours, theirs = Title.read(SURVEY), Title.read(other)
    assert compare(ours, theirs).difference is difference
    assert compare(theirs, ours) == compare(ours, theirs)


def test_digits_that_run_together_are_another_number() -> None:
    a, b = Title.read("Gravity in 1+1 dimensions"), Title.read("Gravity in 11 dimensions")
    assert a.key == b.key
    assert compare(a, b).difference is Difference.WORDS


@pytest.mark.parametrize(
    ("whole", "difference"),
    [
        ("Talking Heads: Understanding Inter-layer Communication in Transformers", Difference.LONG_START),
        # The end that is cut off may be all that tells the papers of a series apart.
        ("Talking Heads: Understanding Inter-layer Communication in 12 Layers", Difference.START),
        ("Talking Heads: Understanding Inter-layer Communication in Vision: A Sequel", Difference.START),
        ("Talking Heads: Understanding Inter-layer Communication in Transf…", Difference.START),
        ("Talking Heads: Understanding Inter-head Communication", Difference.ALL),
    ],
)
def test_a_cut_title_tells_its_paper_by_a_long_start(whole: str, difference: Difference) -> None:
    start = Title.read("Talking Heads: Understanding Inter-layer Communication in…")
    assert compare(start, Title.read(whole)).difference is difference
    assert compare(Title.read(whole), start).difference is difference


def test_a_short_start_is_asked_about_and_a_shorter_one_is_not() -> None:
    whole = Title.read("Talking Heads: Understanding Inter-layer Communication in Transformers")
    assert compare(Title.read("Talking Heads: Understanding…"), whole).difference is Difference.START
    assert compare(Title.read("Talking Heads: Un…"), whole).difference is Difference.ALL
    assert compare(Title.read("Understanding of…"), Title.read("Understanding of All")).difference is Difference.ALL

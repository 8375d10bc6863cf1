"""When two descriptions are of one paper, when they may be, and what nothing can make one."""

import json
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dejalu.identity import blocking
from dejalu.identity.identifiers import parse
from dejalu.identity.matching import Decision, Description, Verdict, are_one_edition, contradict, decide
from dejalu.identity.titles import Title

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "titles.json").read_text())
PAIRS = [(pair["a"], pair["b"], group["same"], group["why"]) for group in CONTRACT for pair in group["pairs"]]

HEADS = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
AUTHORS = ("Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick")


def described(
    *titles: str, authors: tuple[str, ...] = (), year: int | None = None, identifiers: tuple[str, ...] = ()
) -> Description:
    return Description(tuple(map(Title.read, titles)), authors, year, frozenset(map(parse, identifiers)))


def said(written: dict[str, Any]) -> Description:
    return described(
        written["title"],
        authors=tuple(written.get("authors", ())),
        year=written.get("year"),
        identifiers=tuple(written.get("identifiers", ())),
    )


@pytest.mark.parametrize(("a", "b", "same", "why"), PAIRS)
def test_two_descriptions_are_one_paper_as_the_contract_says(
    a: dict[str, Any], b: dict[str, Any], same: str, why: str
) -> None:
    assert decide(said(a), said(b)).verdict == same, why
    assert decide(said(b), said(a)) == decide(said(a), said(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [(a, b) for a, b, same, _ in PAIRS if same == "match" and "identifiers" not in a],
)
def test_what_matches_is_found_whichever_came_first(a: dict[str, Any], b: dict[str, Any]) -> None:
    ours, theirs = Title.read(a["title"]), Title.read(b["title"])
    assert set(blocking.query_keys(ours)) & set(blocking.index_keys(theirs))
    assert set(blocking.query_keys(theirs)) & set(blocking.index_keys(ours))


WORDS = st.sampled_from(
    ["the", "a", "of", "graph", "neural", "networks", "learning", "sparse", "theory", "2", "II", "without", "café", "α"]
)
TITLES = st.lists(WORDS, max_size=8).map(" ".join)
DESCRIPTIONS = st.builds(
    described,
    TITLES,
    authors=st.lists(st.sampled_from(["Ada Lovelace", "A. Lovelace", "Alan Turing"]), max_size=2).map(tuple),
    year=st.sampled_from([None, 2001, 2002]),
    identifiers=st.lists(st.sampled_from(["arxiv:2406.09519", "arxiv:2406.00001"]), max_size=1).map(tuple),
)


@given(DESCRIPTIONS, DESCRIPTIONS)
def test_what_is_decided_is_the_same_either_way_round(a: Description, b: Description) -> None:
    assert decide(a, b) == decide(b, a)
    assert contradict(a, b) == contradict(b, a)


@given(DESCRIPTIONS, DESCRIPTIONS)
def test_no_title_makes_one_paper_of_what_contradicts(a: Description, b: Description) -> None:
    if contradict(a, b):
        assert decide(a, b).verdict is not Verdict.MATCH


@given(
    st.lists(st.sampled_from([" ", "  ", "-", " – ", ": ", ", ", "\n", " “", "” "]), min_size=8, max_size=8),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_case_and_punctuation_between_words_change_nothing(marks: list[str], case: Callable[[str], str]) -> None:
    words = HEADS.replace(":", "").replace("-", " ").split()
    noisy = case("".join(word + mark for word, mark in zip_longest(words, marks, fillvalue=" ")))
    assert decide(described(HEADS), described(noisy)) == Decision(Verdict.MATCH, 100)


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["Lattice models in {} dimensions", "GPT-{}: {}"]))
def test_another_number_is_another_paper(one: int, other: int, pattern: str) -> None:
    a, b = (
        described(pattern.format(number, "a model of scientific language"), authors=AUTHORS) for number in (one, other)
    )
    assert (decide(a, b).verdict is Verdict.NONE) == (one != other)


def test_a_paper_is_known_under_any_of_its_titles() -> None:
    paper = described("How Layers Talk to One Another", HEADS, authors=AUTHORS)
    assert decide(described(HEADS), paper) == Decision(Verdict.MATCH, 100)
    assert decide(described("How Layers Talk to One Another"), paper).verdict is Verdict.MATCH
    assert decide(described(), paper) == Decision(Verdict.NONE, 0)


def test_a_shared_identifier_decides_alone_for_papers_change_their_titles() -> None:
    a = described("How Layers Talk", authors=("Ada Lovelace",), identifiers=("arxiv:2406.09519", "doi:10.1000/182"))
    b = described(HEADS, authors=AUTHORS, identifiers=("arxiv:2406.09519",))
    assert decide(a, b).verdict is Verdict.MATCH
    assert not contradict(a, b)


def test_other_authors_or_another_identifier_of_the_only_kind_contradict() -> None:
    paper = described(HEADS, authors=AUTHORS, identifiers=("arxiv:2406.09519",))
    assert contradict(described(authors=("Ada Lovelace",)), paper)
    assert contradict(described(identifiers=("arxiv:2406.00001",)), paper)
    assert not contradict(described(identifiers=("doi:10.1000/182", "openreview:rJl-b3RcF7")), paper)
    assert not contradict(described("Something Else Altogether"), paper)


def test_one_edition_is_of_one_year_and_by_the_same_authors() -> None:
    paper = described(HEADS, authors=AUTHORS, year=2024)
    assert are_one_edition(described(authors=("J. Merullo",), year=2024), paper)
    assert not are_one_edition(described(authors=("J. Merullo",), year=2025), paper)
    assert not are_one_edition(described(authors=("J. Merullo",)), described(authors=AUTHORS))
    assert not are_one_edition(described(year=2024), paper)


def test_a_short_title_does_not_vouch_for_authors_that_agree_weakly() -> None:
    title = "Generative Adversarial Nets"
    a, b = described(title, authors=("Ian Goodfellow",)), described(title, authors=("Bob Goodfellow",))
    assert decide(a, b).verdict is Verdict.POSSIBLE
    assert (
        decide(described(HEADS, authors=("Jim Merullo",)), described(HEADS, authors=AUTHORS)).verdict is Verdict.MATCH
    )


def test_the_same_abstract_vouches_for_a_title_that_says_little() -> None:
    abstract = "We ask what was read before, and find that most of it was, by most of those whom we asked. " * 2
    titles = (Title.read("Attention"),)
    page = Description(titles, abstract=abstract)
    assert decide(page, Description(titles)).verdict is Verdict.POSSIBLE
    assert decide(page, Description(titles, abstract=abstract.upper())).verdict is Verdict.MATCH
    assert decide(page, Description(titles, AUTHORS, abstract=abstract)).verdict is Verdict.MATCH
    assert decide(page, Description(titles, abstract="Withdrawn.")).verdict is Verdict.POSSIBLE

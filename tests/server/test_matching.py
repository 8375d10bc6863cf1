"""When a mention is a paper of the library, when it may be, and what a search forgives."""

import pytest

from dejalu.identity.identifiers import parse
from dejalu.identity.matching import Description, Verdict, closest, decide, similarity

HEADS = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
AUTHORS = ("Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick")
PAPER = Description(HEADS, AUTHORS, 2024, frozenset([parse("arxiv:2406.09519")]))


def mention(
    title: str = HEADS, authors: tuple[str, ...] = (), year: int | None = None, identifiers: str = ""
) -> Description:
    return Description(title, authors, year, frozenset(map(parse, identifiers.split())))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        # The title decides where nothing speaks against it; another year is the journal's or the preprint's.
        (mention(), "match"),
        (
            mention("talking heads – understanding interlayer communication in transformer language models"),
            "match",
        ),
        (mention(authors=("Merullo, J.",), year=2025), "match"),
        (mention(authors=("Jim Merullo",)), "match"),
        # Any other title is another paper, however near.
        (mention(HEADS + " II", AUTHORS), "none"),
        (mention("Talking Heads", AUTHORS), "none"),
        (mention("", AUTHORS), "none"),
        # Other authors leave a doubt.
        (mention(authors=("Ada Lovelace", "Alan Turing")), "possible"),
        # So does another identifier of a scheme that gives but one; schemes which the paper lacks do not.
        (mention(authors=AUTHORS, identifiers="arxiv:2406.00001"), "possible"),
        (mention(identifiers="doi:10.1000/182 openreview:rJl-b3RcF7"), "match"),
        # A shared identifier decides alone: papers change their titles.
        (
            mention("How Layers Talk", ("Ada Lovelace",), identifiers="arxiv:2406.09519 doi:10.1000/182"),
            "match",
        ),
    ],
)
def test_a_mention_is_the_paper_surely_perhaps_or_not(said: Description, verdict: str) -> None:
    assert decide(said, PAPER) == verdict


def test_two_acl_identifiers_leave_a_doubt() -> None:
    ours, theirs = mention(identifiers="acl:P18-1001"), mention(identifiers="acl:2021.naacl-main.208")
    assert decide(ours, theirs) == Verdict.POSSIBLE


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (mention("Layer normalization", ("J. Ba",), 2016), "match"),
        (mention("Layer normalization", ("J. Ba",), 2017), "possible"),
        (mention("Layer normalization", ("J. Ba",)), "possible"),
        (mention("Layer normalization", (), 2016), "possible"),
        (mention("Layer normalization", ("Jim Kiros", "Ada Lovelace", "Alan Turing"), 2016), "possible"),
    ],
)
def test_a_generic_title_needs_the_authors_and_the_year(said: Description, verdict: str) -> None:
    paper = Description("Layer Normalization", ("Jimmy Ba", "Jamie Kiros", "Geoffrey Hinton"), 2016)
    assert decide(said, paper) == verdict


def test_untitled_papers_are_not_the_same() -> None:
    assert decide(mention(""), mention("…")) == Verdict.NONE


def test_a_short_title_does_not_vouch_for_authors_that_agree_weakly() -> None:
    title = "Generative Adversarial Nets"
    assert decide(mention(title, ("Ian Goodfellow",)), mention(title, ("Bob Goodfellow",))) == Verdict.POSSIBLE


def test_similarity_forgives_order_and_typos_but_not_missing_words() -> None:
    assert similarity(HEADS, HEADS.upper()) == 100
    assert similarity("Heads, Talking", "Talking Heads") == 100
    assert 95 < similarity(HEADS, HEADS.replace("Transformer", "Tranformer")) < 100
    assert similarity("Talking Heads", HEADS) < 50
    assert similarity("", "") >= 0


TITLES = {
    1: HEADS,
    2: "Attention Is All You Need",
    3: "Layer Normalization",
    4: "Transformer Language Models without Positional Encodings Still Learn Positional Information",
    5: "Éléments de géométrie algébrique",
    6: "",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # Typos, words left out, words in another order, accents left out.
        ("taking heds", [1]),
        ("attenton need", [2]),
        ("need attention", [2]),
        ("geometrie algebrique", [5]),
        # All that hold the words, the one with less besides first.
        ("transfomer language models", [4, 1]),
        # Other words, or none.
        ("sourdough bread", []),
        ("talking dogs", []),
        ("", []),
        ("?!", []),
    ],
)
def test_a_search_forgives_typos_and_missing_words(query: str, found: list[int]) -> None:
    assert closest(query, TITLES, 5) == found


def test_a_search_gives_no_more_than_asked_for_and_nothing_of_an_empty_library() -> None:
    assert closest("transformer language models", TITLES, 1) == [4]
    assert closest("transformer language models", {}, 5) == []


def test_the_same_abstract_vouches_for_a_title_that_says_little() -> None:
    abstract = "We ask what was read before, and find that most of it was, by most of those whom we asked. " * 2
    page = Description("Attention", abstract=abstract)
    assert decide(page, Description("Attention")) is Verdict.POSSIBLE
    assert decide(page, Description("Attention", abstract=abstract.upper())) is Verdict.MATCH
    assert decide(page, Description("Attention", AUTHORS, abstract=abstract)) is Verdict.MATCH

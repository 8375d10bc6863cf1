"""How alike titles are, which word is another misspelt, and what a search forgives."""

import pytest

from dejalu.identity.similarity import changed_runs, closest, is_misspelling, similarity
from dejalu.identity.titles import Title

HEADS = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"


def test_similarity_forgives_order_and_typos_but_not_missing_words() -> None:
    def likeness(a: str, b: str) -> float:
        return similarity(Title.read(a), Title.read(b))

    assert likeness(HEADS, HEADS.upper()) == 100
    assert likeness("Heads, Talking", "Talking Heads") == 100
    assert 95 < likeness(HEADS, HEADS.replace("Transformer", "Tranformer")) < 100
    assert likeness("Talking Heads", HEADS) < 50


def test_titles_less_alike_than_the_cutoff_are_not_alike_at_all() -> None:
    assert similarity(Title.read("Talking Heads"), Title.read("Talking Hands"), 95) == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("transformer", "tranformer"),
        ("transformer", "trasnformer"),
        ("transformer", "tramsfomer"),
        ("layer", "laier"),
        ("state", "stte"),
        ("attention", "xttention"),
    ],
)
def test_a_word_near_an_english_one_is_a_misspelling(a: str, b: str) -> None:
    assert is_misspelling(a, b)
    assert is_misspelling(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Two English words, two names, too short, too far.
        ("causal", "casual"),
        ("hypertension", "hypotension"),
        ("photonic", "phononic"),
        ("instructblip", "instructclip"),
        ("bert", "bart"),
        ("model", "mdoek"),
        ("нейронная", "нейроная"),
    ],
)
def test_two_english_words_or_two_names_are_no_misspelling(a: str, b: str) -> None:
    assert not is_misspelling(a, b)


def test_words_that_differ_come_in_runs() -> None:
    runs = changed_runs(["a", "b", "c", "d", "e"], ["a", "x", "c", "d", "e", "f"])
    assert list(runs) == [(["b"], ["x"]), ([], ["f"])]


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

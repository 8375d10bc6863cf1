"""Words that make another paper, and words that are the same in another spelling."""

import pytest

from dejalu.identity.words import decides, singular, spelt_alike


@pytest.mark.parametrize(
    "word", ["2", "3d", "co2", "two", "third", "iv", "xxxix", "not", "without", "b", "plus", "erratum"]
)
def test_a_number_a_negation_a_letter_or_a_reply_decides(word: str) -> None:
    assert decides(word)


@pytest.mark.parametrize("word", ["a", "the", "civil", "mix", "graph", "number", "注意"])
def test_other_words_do_not(word: str) -> None:
    assert not decides(word)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("behaviour", "behavior"),
        ("parameterised", "parameterized"),
        ("characterisation", "characterization"),
        ("analysing", "analyzing"),
        ("modelling", "modeling"),
        ("centre", "center"),
        ("schroedinger", "schrodinger"),
        ("muenster", "munster"),
        ("haemoglobin", "hamoglobin"),
    ],
)
def test_one_word_is_spelt_in_several_ways(a: str, b: str) -> None:
    assert spelt_alike(a, b)


@pytest.mark.parametrize(("a", "b"), [("four", "for"), ("filled", "filed"), ("causal", "casual"), ("model", "models")])
def test_two_words_are_not_one_for_looking_alike(a: str, b: str) -> None:
    assert not spelt_alike(a, b)


@pytest.mark.parametrize(
    ("many", "one"),
    [("models", "model"), ("theories", "theory"), ("boxes", "box"), ("classes", "class"), ("analysis", "analysis")],
)
def test_the_singular_of_a_word(many: str, one: str) -> None:
    assert singular(many) == one

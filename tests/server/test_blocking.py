"""Keys by which a title finds its like, misspelt or cut, and the other way round."""

import pytest

from dejalu.identity.blocking import find_each_other, index_keys, query_keys
from dejalu.identity.titles import Title

HEADS = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"


def finds(asked: str, stored: str) -> bool:
    return bool(set(query_keys(Title.read(asked))) & set(index_keys(Title.read(stored))))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (HEADS, HEADS.upper()),
        # Two of the longest words misspelt, or left out.
        (HEADS, HEADS.replace("Understanding", "Undrstanding").replace("Transformer", "Tranformer")),
        (HEADS, "Talking Heads: Inter-layer Communication in Language Models"),
        (HEADS, "Transformer Language Models: Understanding Communication"),
        # Short titles share what is left of them.
        ("Sparse Regression Revisited Again", "Sparse Regresion Revisted Again"),
        ("Sparse Regression", "Sparse Regression!"),
        ("Attention", "attention"),
        # A cut title, by its start; a title without its subtitle.
        (HEADS, "Talking Heads: Understanding Inter-la…"),
        (HEADS, "Talking Heads: Underst…"),
        (HEADS, "Talking Heads: Understanding Inter-layer Communication in Trans…"),
        ("Talking Heads Again: A Survey of Inter-layer Communication", "Talking Heads Again"),
        ("基于深度学习的图像分割方法研究", "基于深度学习的图像分割方法研究"),
    ],
)
def test_titles_that_may_be_the_same_find_each_other(a: str, b: str) -> None:
    assert finds(a, b)
    assert finds(b, a)
    assert find_each_other(Title.read(a), Title.read(b))


def test_what_only_one_of_two_titles_finds_is_not_found_by_each() -> None:
    whole, cut = "Reading Again What Was Read Before by Everybody Else", "Reading Again What Was Read"
    assert (finds(whole, cut), finds(cut, whole)) == (True, False)
    assert not find_each_other(Title.read(whole), Title.read(cut))
    assert not find_each_other(Title.read(cut), Title.read(whole))


def test_whole_titles_that_begin_alike_are_not_compared_for_that() -> None:
    assert not finds(
        "On the Existence of Solutions to Wave Equations", "On the Existence of Life in Salt Lakes of Mars"
    )


def test_a_title_without_letters_has_no_keys() -> None:
    assert index_keys(Title.read("…")) == query_keys(Title.read("…")) == []


def test_keys_are_distinct_whole_numbers_that_any_database_holds() -> None:
    for keys in (index_keys(Title.read(HEADS)), query_keys(Title.read(HEADS))):
        assert len(set(keys)) == len(keys)
        assert all(0 <= each < 2**48 for each in keys)


def test_keys_stay_what_they_are_for_they_are_stored() -> None:
    assert index_keys(Title.read("Attention"))[0] == 235013231233817

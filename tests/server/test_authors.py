"""Lists of authors that speak of the same people, more or less surely."""

import pytest

from dejalu.identity.authors import agreement


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # One name in several spellings.
        (["Yana Wei"], ["Wei, Yana"], "agree"),
        (["Yana Wei"], ["Y. Wei"], "agree"),
        (["Paul Erdős"], [r"Erd\H{o}s, P."], "agree"),
        (["Laurens van der Maaten"], ["van der Maaten, Laurens"], "agree"),
        (["Martin Luther King Jr."], ["King, Martin L."], "agree"),
        (["Jean-Pierre O&#39;Brien"], ["J.-P. O’Brien (MIT)"], "agree"),
        (["OpenAI"], ["OpenAI"], "agree"),
        (["魏亚娜"], ["魏亚娜"], "agree"),
        # Half of the shorter list is enough, whatever its order and where it was cut.
        (["Ada Lovelace"], ["Charles Babbage", "Ada Lovelace", "Mary Somerville"], "agree"),
        (["Ada Lovelace", "Alan Turing"], ["Grace Hopper", "A. Lovelace"], "agree"),
        (["Ada Lovelace et al."], ["Ada Lovelace"], "agree"),
        # One of three is less than half.
        (
            ["Ada Lovelace", "Alan Turing", "Kurt Gödel"],
            ["A. Turing", "Max Newman", "Joan Clarke"],
            "partial",
        ),
        # Another or no first name, or a last name with one letter amiss.
        (["Bob Tarjan"], ["Robert Tarjan"], "weak"),
        (["Wei"], ["Yana Wei"], "weak"),
        # Whichever of its parts a name begins with.
        (["Wei Zhang"], ["Zhang Wei"], "weak"),
        (["Nguyen Van Anh", "Ada Lovelace"], ["Alan Turing", "Anh Van Nguyen"], "weak"),
        (["Wei Zhang"], ["Zhang Wen"], "disjoint"),
        (["Wei Zhang", "…", "et al."], ["Wen Li", "…", "et al."], "disjoint"),
        (["Ashish Vaswani"], ["A. Vasvani"], "weak"),
        (["Ashish Vaswani"], ["A. Vawani"], "weak"),
        (["Ashish Vaswani"], ["B. Vasvani"], "disjoint"),
        # Short last names one letter apart are other people.
        (["Li Wang"], ["Li Yang"], "disjoint"),
        (["Donald Knuth"], ["D. Knut"], "disjoint"),
        (["Ada Lovelace"], ["Alan Turing"], "disjoint"),
        # Nobody named on one side says nothing.
        ([], ["Alan Turing"], "unknown"),
        (["Alan Turing"], ["et al.", " ", "…"], "unknown"),
        ([], [], "unknown"),
    ],
)
def test_how_far_two_lists_agree(a: list[str], b: list[str], expected: str) -> None:
    assert agreement(a, b) == expected
    assert agreement(b, a) == expected


def test_collaborations_of_thousands_are_compared() -> None:
    ours = [f"A. {'physicist'[place:]}{place * 7919}" for place in range(5_000)]
    assert agreement(ours, ["Ada Lovelace"] * 5_000) == "disjoint"
    assert agreement(ours, ours[::-1]) == "agree"

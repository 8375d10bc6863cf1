"""Pages of the vault whose owner, or whoever shares the folder, wrote front matter to bring the server down."""

import pytest

from dejalu.exporters import front_matter

LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
HOSTILE = {
    "lists in lists": "a: " + "[" * 300_000,
    "closed lists in lists": "a: " + "[" * 40_000 + "]" * 40_000,
    "maps in maps": "a: " + "{a: " * 20_000,
    "blocks in blocks": "\n".join(" " * depth + "a:" for depth in range(400)),
    "dashes": "a:\n " + "- " * 20_000 + "x\n",
    "questions": "? " * 40_000,
    "a list within itself": "a: &a\n- *a\n",
    "a map within itself": "a: &a {b: *a}\n",
    "a billion laughs": LAUGHS,
    "a million keys": "".join(f"k{number}: 1\n" for number in range(100_000)),
    "a merge of itself": "a: &a\n  <<: *a\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_front_matter_that_is_no_front_matter_is_left_alone(name: str) -> None:
    assert front_matter.read(HOSTILE[name]) is None


def test_what_an_owner_adds_is_read() -> None:
    text = "title: A\nnested:\n  - {a: [1, {b: 2}]}\n" + "".join(f"key{number}: x\n" for number in range(500))
    assert len(front_matter.read(text) or ()) == 502

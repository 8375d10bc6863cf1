"""No hostile text becomes anything but the HTML of a note, even where the parser would pass it on."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.corpus import TEXTS
from tests.server.sending.test_zotero_notes import Elements

from dejalu.exporters import note_html

PARTS = st.sampled_from(TEXTS) | st.text(alphabet="<>[]()!\"'`\\&;:/=*_#|~-\n aA1", max_size=12)
MIXTURES = st.lists(PARTS, max_size=5).map("".join)
VALUES = {
    "href": re.compile(r"(?i:https?://|mailto:).+", re.DOTALL),
    "title": re.compile(r".*", re.DOTALL),
    "rel": re.compile("noopener noreferrer nofollow"),
    "class": re.compile(r"language-[\w+#.-]+"),
    "start": re.compile(r"\d{1,9}"),
    "style": re.compile("text-align:(left|center|right)"),
}


def check(html: str) -> None:
    found = Elements(html)
    assert found.tags <= note_html.TAGS
    assert found.others == []
    for name, value in found.attributes:
        assert VALUES[name].fullmatch(value), (name, value)


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_a_note(text: str) -> None:
    check(note_html.render(text))
    check(note_html.render(f"> {text}\n\n- {text}\n\n| {text} |\n|---|\n| {text} |"))


def check_mixture(text: str) -> None:
    check(note_html.render(text))
    check(note_html.clean(text))  # What the parser would pass on if it were mistaken.


test_any_mixture_is_a_note = settings(max_examples=300, deadline=None)(given(text=MIXTURES)(check_mixture))
test_any_mixture_is_a_note_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(text=MIXTURES)(check_mixture))
)

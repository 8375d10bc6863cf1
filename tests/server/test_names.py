import pytest
from hypothesis import given
from hypothesis import strategies as st

from dejalu.exporters.names import author_field


@pytest.mark.parametrize(
    ("name", "written"),
    [
        # A person, in reading order or surname first.
        ("Yana Wei", "Wei, Yana"),
        ("Wei, Yana", "Wei, Yana"),
        ("Jean-Luc  d’Alembert", "d'Alembert, Jean-Luc"),
        # The surname starts at the first lower-case word after the first word.
        ("Laurens van der Maaten", "van der Maaten, Laurens"),
        ("van der Maaten, Laurens", "van der Maaten, Laurens"),
        ("bell hooks", "hooks, bell"),
        # A suffix is no surname.
        ("John Smith Jr.", "Smith, Jr., John"),
        ("John Smith, Jr.", "Smith, Jr., John"),
        ("Smith, Jr., John", "Smith, Jr., John"),
        ("Martin Luther King III", "King, III, Martin Luther"),
        ("Anna Maria Ii", "Ii, Anna Maria"),
        # Groups, and people of one name, are not parted.
        ("DeepSeek-AI", "{DeepSeek-AI}"),
        ("Gemini Team, Google", "{Gemini Team, Google}"),
        ("Meta AI", "{Meta AI}"),
        ("OpenAI, Inc.", "{OpenAI, Inc.}"),
        ("Ernst & Young", r"{Ernst \& Young}"),
        ("王伟", "{王伟}"),
        ("Qiang Ai", "Ai, Qiang"),
        # Words that BibTeX would take for its own.
        ("Anders And", "{And}, Anders"),
        ("and Sons", "Sons, {and}"),
        ("others", "{others}"),
        # More than two commas are an error to BibTeX.
        ("a, b, c, d", "{a, b, c, d}"),
        # Nothing but letters, digits and a few marks reaches TeX.
        ("Rob}ert{ $T^ables\\ 🤗", "Tables, Robert"),
        ("Smith, ,", "{Smith}"),
    ],
)
def test_a_name_is_written_the_way_bibtex_parts_names(name: str, written: str) -> None:
    assert author_field([name]) == written


@pytest.mark.parametrize("nothing", ["", " ", "🤗", "-", ", ,", ". ."])
def test_an_author_without_a_letter_is_left_out(nothing: str) -> None:
    assert author_field([nothing, "Yana Wei"]) == "Wei, Yana"


def test_each_author_has_a_line() -> None:
    assert author_field(["Yana Wei", "DeepSeek-AI"]) == "Wei, Yana\n    and {DeepSeek-AI}"


words = st.sampled_from(
    ["Yana", "Wei", "Team", "Jr.", "III", "Iii", "And", "Jean-Luc", "Lab-Rat", "É.", "d'Arc", "van", "AI", "-"]
)


@given(st.lists(words, max_size=4).map(" ".join))
def test_an_ordinary_name_is_written_as_any_other_is(name: str) -> None:
    """What cannot be seen keeps a name from being taken for an ordinary one at first sight, and is not written."""
    assert author_field([name]) == author_field([f"{name}\u200b"])

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dejalu.exporters.citation_keys import DEFAULT, VALID, Cited, Pattern, unique

GOOGLE = Pattern.parse(DEFAULT)


def base(authors: list[str], year: int | None, title: str, fallback: str) -> str:
    return GOOGLE.make(Cited(authors, year, title, fallback))


@pytest.mark.parametrize(
    ("authors", "year", "title", "key"),
    [
        # Surname, year, first telling word of the title.
        (["Ashish Vaswani", "Noam Shazeer"], 2017, "Attention Is All You Need", "vaswani2017attention"),
        (["Wei, Yana"], 2025, "On the Art of Seeing", "wei2025art"),
        (["Guo, Daya"], 2025, "DeepSeek-R1: Incentivizing Reasoning", "guo2025deepseek"),
        (["Yana Wei"], None, "Don't Look", "weidont"),
        (["Bernhard Kerbl"], 2023, "3D Gaussian Splatting", "kerbl20233d"),
        # The particle is not the name; for a group its first telling word stands.
        (["Laurens van der Maaten"], 2008, "Visualizing Data using t-SNE", "maaten2008visualizing"),
        (["Jean d'Alembert"], 1743, "Traité", "dalembert1743traite"),
        (["The Gemini Team, Google"], 2023, "Gemini", "gemini2023gemini"),
        (["DeepSeek-AI"], 2024, "DeepSeek-V3", "deepseekai2024deepseek"),
        (["Jung An"], 2024, "The The", "an2024the"),
        # Letters are carried over to ASCII.
        (["Øyvind Łukaß"], 2020, "Œuvre", "lukass2020oeuvre"),
        (["Kurt Gödel"], 1931, "Über", "godel1931uber"),
        # No author, or none in Latin letters: the title speaks.
        ([], 2017, "Attention Is All You Need", "attentionallyou2017"),
        (["王伟"], 2024, "Seeing Far", "seeingfar2024"),
        # Nothing in Latin letters, or nothing that starts with a letter: the identifier speaks.
        (["王伟"], 2024, "大模型", "arxiv2401_00005"),
        ([], 2024, "3D", "arxiv2401_00005"),
    ],
)
def test_a_key_reads_like_google_scholars(authors: list[str], year: int | None, title: str, key: str) -> None:
    assert base(authors, year, title, "arxiv:2401.00005") == key


def test_a_key_is_made_of_any_identifier() -> None:
    assert base([], None, "", "doi:10.1000/A-182") == "doi10_1000_a_182"
    assert base([], None, "", "pmid:123") == "pmid123"
    assert base([], None, "", "王:1") == "paper1"


@given(st.lists(st.text()), st.none() | st.integers(1900, 2100), st.text(), st.text())
def test_any_paper_gets_a_key_that_latex_takes(authors: list[str], year: int | None, title: str, fallback: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", base(authors, year, title, fallback))


FIELDS = st.sampled_from(
    ["[auth]", "[Auth]", "[year]", "[word]", "[Title:3]", "[title]", "[arxiv]", "-", "_", "x", ":"]
)
TEXTS = st.text() | st.sampled_from(["arxiv:2401.00005", "3D", "An", "Łukasz Ørsted", "The"])


@given(st.lists(FIELDS), st.lists(TEXTS), st.none() | st.integers(1900, 2100), TEXTS, TEXTS)
def test_whatever_the_pattern_a_key_can_be_cited(
    fields: list[str], authors: list[str], year: int | None, title: str, identifier: str
) -> None:
    pattern = Pattern.parse("".join(fields) + "[auth]")
    assert VALID.fullmatch(pattern.make(Cited(authors, year, title, identifier))[:200])


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "vaswani2017"),
        ("[Auth]:[year]-[Word]", "Vaswani:2017-Attention"),
        ("[title:2]", "attentionall"),
        ("a[arxiv]", "a1706_03762"),
        ("[year]", "arxiv1706_03762"),
    ],
)
def test_a_pattern_says_what_a_key_is_made_of(pattern: str, key: str) -> None:
    cited = Cited(["Ashish Vaswani"], 2017, "Attention Is All You Need", "arxiv:1706.03762")
    assert Pattern.parse(pattern).make(cited) == key


def test_keys_that_clash_get_letters_appended() -> None:
    taken: set[str] = set()
    for _ in range(28):
        taken.add(unique("wei2025art", taken))
    suffixes = {key.removeprefix("wei2025art") for key in taken}
    assert suffixes == {"", *"abcdefghijklmnopqrstuvwxyz", "aa"}


def test_keys_that_differ_by_case_alone_clash() -> None:
    assert unique("Wei2025art", {"wei2025art"}) == "Wei2025arta"

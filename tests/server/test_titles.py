"""Titles that are the same however a page writes them, and titles that say too little."""

import csv
import gzip
from collections import defaultdict
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dejalu.identity.titles import Title, clean, content_words, is_generic, key, normalize

ARXIV_TITLES = Path(__file__).parents[2] / ".." / "shared" / "data" / "arxiv_titles.tsv.gz"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Capitals, punctuation, hyphens, quotes and white space are the typesetter's.
        ("Talking Heads: Inter-layer Communication", "TALKING HEADS – interlayer\n  communication."),
        ("On the “Why” of Bayes’ Rule", 'On the "Why" of Bayes\' Rule'),
        # HTML, even when escaped, is the page's.
        ("CO<sub>2</sub> Capture &amp; Storage", "CO2 Capture and Storage"),
        ("A Study of &amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;", "A Study of E. coli"),
        # LaTeX and Unicode write the same letters and formulas.
        (r"M\"uller and \'{\i}ndices of \v{C}ech by Erd\H{o}s", "Müller and índices of Čech by Erdős"),
        (r"\L{}\'od\'z, \O{}rsted, \AA{}ngstr\"om and stra\ss e", "Łódź, Ørsted, Ångström and straße"),
        (r"$\alpha$-decay of $\varepsilon$-nets", "α-decay of ε-nets"),
        (r"$\textbf{Z}_2$ in $\mathcal{N}=4$", "Z₂ in N=4"),
        (r"$3 \times 3$ matrices, $n \to \infty$", "3×3 matrices, n→∞"),
        # Signs that belong to a name are spelt out.
        ("C++ for C# and F#", "cplusplus for csharp & fsharp"),
        ("A* Search over C*-algebras", "A star search over C star algebras"),
        ("Outlier Suppression+: Accurate", "Outlier Suppression plus accurate"),
        (r"The $\tfrac12$-integral and \frac{3}{2}-spin \ldots", "The 1/2-integral and 3/2-spin"),
        (r"$e^+ e^-$ to $\bar{p} p$, $K^+$", "e+e− to p̄p, K+"),
        (r"Films of \b{eta}-Ga2O3 for high-\k{appa}", "Films of β-Ga₂O₃ for high-κ"),
        ("From 10,000 Samples", "From 10000 samples"),
        # In every script, widths, points and marks of direction are the typesetter's.
        ("ＢＥＲＴの評価：ﾃｽﾄ", "BERTの評価: テスト"),
        ("\u200fבְּרֵאשִׁית", "בראשית\u200e"),
        ("العَرَبِيَّة", "العربية"),
        ("Işık hızı, große Straße", "IŞIK HIZI GROSSE STRASSE"),
        # The site's name around a title is no part of it.
        ("Paper page - Talking Heads", "Talking Heads"),
        ("[2406.09519v2] Talking Heads", "[hep-th/9901001] Talking Heads"),
        ("[PDF] Talking Heads - Semantic Scholar", "Title: Talking Heads | OpenReview"),
    ],
)
def test_two_writings_of_a_title_have_one_key(a: str, b: str) -> None:
    assert key(a) == key(b) != ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A number, a letter or a small word less is another paper.
        ("Lattice Models, Part II", "Lattice Models, Part III"),
        ("GPT-3 in Practice", "GPT-4 in Practice"),
        ("Learning With Noise", "Learning Without Noise"),
        ("Programming in C", "Programming in C++"),
        ("Programming in C++", "Programming in C#"),
        ("The case p<2", "The case p>2"),
        (r"$p\bar{p}$ collisions", "$pp$ collisions"),
        # In other scripts, so is a vowel sign or a voicing mark.
        ("हिन्दी भाषा", "हन्दा भाषा"),
        ("ガラスの研究", "カラスの研究"),
        ("注意力就是你所需要的", "注意力不是你所需要的"),
    ],
)
def test_different_titles_have_different_keys(a: str, b: str) -> None:
    assert key(a) != key(b)


def test_normalized_words_keep_their_spaces() -> None:
    assert normalize("Talking Heads: Inter-layer") == "talking heads inter layer"


@pytest.mark.parametrize("title", ["", "  \n", "…", "$$", "\x00", "\ud800", "!?"])
def test_a_title_without_letters_has_no_key(title: str) -> None:
    assert key(title) == ""


@given(st.text())
def test_a_normalized_title_stays_as_it_is(title: str) -> None:
    assert normalize(normalize(title)) == normalize(title)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  Talking\n   Heads\t", "Talking Heads"),
        ("Q&amp;A &lt;mask&gt; models", "Q&A <mask> models"),
        ("Cafe\u0301 \x00Society\ud800\u200b", "Café Society"),
        ("[PDF] [2406.09519] Talking Heads - arXiv", "Talking Heads"),
        # What only looks like a site's name stays, and so do LaTeX and capitals, which may be meant.
        ("OpenReview: A Study of arXiv", "OpenReview: A Study of arXiv"),
        (r"[Re] $\alpha$-GAN - An Analysis", r"[Re] $\alpha$-GAN - An Analysis"),
    ],
)
def test_a_title_is_shown_without_what_the_page_added(written: str, shown: str) -> None:
    assert clean(written) == shown


@pytest.mark.parametrize(
    "title",
    [
        "Editorial",
        "Deep Learning",
        "A Note on the Note",
        "On a New Ray",
        "Comment on “Superconductivity in Twisted Bilayer Graphene”",
        "A Reply to Three Critics of Quantum Darwinism",
        "Erratum: The Search for Dark Photons at Low Energy",
        "Response to “A Critique of Quantum Darwinism”",
        "深度学习",
        "Workshop on Formal Methods in Industry: Preface",
        "Plenary Sessions and Keynote Talks of the Conference",
        "",
    ],
)
def test_a_title_that_many_papers_bear_is_generic(title: str) -> None:
    assert is_generic(Title.read(title))


@pytest.mark.parametrize(
    "title",
    [
        "Attention Is All You Need",
        "Generative Adversarial Nets",
        "YOLOv3: An Incremental Improvement",
        "Automatic Comment Generation for Source Code",
        "Response of a Superfluid to a Moving Obstacle",
        "注意力就是你所需要的",
    ],
)
def test_a_title_with_something_to_say_is_not_generic(title: str) -> None:
    assert not is_generic(Title.read(title))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Talking Heads: Understanding…", Title("Talking Heads: Understanding", "talking heads understanding", True)),
        ("[PDF] Talking Heads ... - arXiv", Title("Talking Heads", "talking heads", True)),
        ("Talking … Heads", Title("Talking … Heads", "talking heads", False)),
        ("…", Title("", "", True)),
    ],
)
def test_a_title_that_ends_in_an_ellipsis_is_cut(written: str, read: Title) -> None:
    assert Title.read(written) == read


def test_content_words_are_no_function_words_and_of_unspaced_scripts_two_letters_each() -> None:
    assert content_words(Title.read("The Heads of the Heads with AI")) == {"heads", "ai"}
    assert content_words(Title.read("注意力与BERT")) == {"注意", "力与", "bert"}


@pytest.mark.skipif(not ARXIV_TITLES.exists(), reason="needs the shared arXiv titles")
def test_arxiv_titles_with_one_key_differ_only_in_how_they_are_written() -> None:
    titles_by_key = defaultdict(set)
    with gzip.open(ARXIV_TITLES, "rt", encoding="utf-8", newline="") as file:
        for row in islice(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 0, None, 11):
            titles_by_key[key(row[1])].add(row[1])
    assert len(titles_by_key) > 50_000
    letters_apart = [
        titles
        for titles in titles_by_key.values()
        if len({"".join(filter(str.isalnum, title)).casefold() for title in titles}) > 1
    ]
    assert letters_apart == []

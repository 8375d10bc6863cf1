"""LaTeX as other programs write it, as text."""

import pytest

from dejalu.importers.bib.latex_text import decode, decode_verbatim
from dejalu.importers.bib.people import names

TEXTS = {
    r"G{\"o}del, G\"odel, G\"{o}del, {G\"{o}del}": "Gödel, Gödel, Gödel, Gödel",
    r"na{\"\i}ve na\"{\i}ve {\i}": "naïve naïve ı",
    r"\v{C}esk\'y {\v C}esk{\'y} \c{c} \c c": "Český Český ç ç",
    r"{\AA}ngstr\"om \o rsted {\o}rsted \ss{} {\L}o\'s": "Ångström ørsted ørsted ß Łoś",
    r"Nguy{\~{\^e}}n": "Nguyễn",
    r"50\% of \$5 \& a\_b \#1 \{x\}": "50% of $5 & a_b #1 {x}",
    r"\textbf{bold} and {\em old} and \emph{new}": "bold and old and new",
    r"{BERT} and {{GPT-4}}": "BERT and GPT-4",
    r"$O(N^2)$ and {$\Delta$} and \(x\)": r"$O(N^2)$ and $\Delta$ and $x$",
    r"p $<$ 0.05 $|$ $<>$": "p < 0.05 | <>",
    r"A~B {\textasciitilde} {\textbackslash}x": r"A B ~ \x",
    r"{``}Why{''} ``raw''": "“Why” ``raw''",
    r"\alpha-stable \unknown{} \LaTeX{} \ldots": r"α-stable \unknown{} LaTeX …",
    "pages 1--2": "pages 1--2",
    "$5 for one": "$5 for one",
}


@pytest.mark.parametrize("source", TEXTS)
def test_text(source: str) -> None:
    assert decode(source) == TEXTS[source]


def test_addresses_lose_the_escapes_that_some_programs_write() -> None:
    assert decode_verbatim(r"http://x.org/a{\_}b\_c\%20d\&e~f") == "http://x.org/a_b_c%20d&e~f"
    assert decode_verbatim(r"\url{https://x.org/~me}") == "https://x.org/~me"


PEOPLE = {
    "Vaswani, Ashish and Noam Shazeer": ("Ashish Vaswani", "Noam Shazeer"),
    "van der Maaten, Laurens and Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin": (
        "Laurens van der Maaten",
        "Charles Louis Xavier Joseph de la Vallée Poussin",
    ),
    "King, Jr., Martin Luther and Smith, John, III": ("Martin Luther King Jr.", "John Smith III"),
    "王, Ii and Ii, Naosuke": ("Ii 王", "Naosuke Ii"),
    "{Barnes and Noble, Inc.} and {\\'E}mile Zola": ("Barnes and Noble, Inc.", "Émile Zola"),
    "A\n  and\tB and others": ("A", "B"),
    "": (),
}


@pytest.mark.parametrize("field", PEOPLE)
def test_people(field: str) -> None:
    assert names(field) == PEOPLE[field]

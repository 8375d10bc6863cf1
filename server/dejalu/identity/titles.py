r"""Says when two written titles are the same title.

The same title is written with LaTeX or with Unicode (`$\alpha$`, α), with hyphens or spaces, in capitals,
with the name of the site around it. `normalize` undoes all that, and `key` drops the spaces too, so that
"inter-layer" and "interlayer" agree: equal keys, same title. Of 3,699 arXiv papers given another title in
2019, 7.8% changed no more than a key forgives. Some titles say too little to tell a paper by ("Editorial",
"Comment on ..."): `is_generic`.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from dejalu.identity.entities import unescape
from dejalu.identity.spelling import plain_words
from dejalu.identity.words import FUNCTION_WORDS, RESPONSES

CONTENT_WORDS = 3
"""Distinct words, function words aside, that a title needs at least to tell a paper by."""

CONTENT_LETTERS = 16
"""Letters and digits that it needs at least; a Chinese character or kana counts twice."""

_INVISIBLE = re.compile("[\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")

_SITES = (
    r"OpenReview|arXiv(?:\.org)?|alphaXiv|bioRxiv|medRxiv|ACL Anthology|Semantic Scholar|Hugging Face"
    r"|Papers [Ww]ith Code|PubMed|PMC|Google Scholar|ScienceDirect|SpringerLink|Springer Nature Link"
    r"|IEEE (?:Xplore|Conference Publication|Journals & Magazine)|ACM Digital Library|ResearchGate|dblp"
)
_FORMAT = r"[\[(](?:PDF|HTML|BOOK|CITATION)[\])]"
_ARXIV_LABEL = r"\[(?:arXiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\]"
_BEFORE = re.compile(rf"^(?:(?:Paper page [-–—]|Title:|{_FORMAT}|{_ARXIV_LABEL}) )+")
_AFTER = re.compile(rf"(?: (?:{_FORMAT}|[-–—|·] (?:{_SITES})))+$")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")

_FRONT_MATTER = re.compile(
    r"\b(?:preface|keynote talks?|guest editors?|book reviews?|front matter|table of contents"
    r"|(?:corrections|responses?) to)\b"
)
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_UNSPACED_LETTER = re.compile(f"[{_UNSPACED}]")
_WORD = re.compile(f"[{_UNSPACED}]{{1,2}}|[^ {_UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the forms that are compared.

    Text is what is shown, without the ellipsis that a cut title ends in; normal is its normalized words.
    """

    text: str
    normal: str
    is_cut: bool
    key: str = field(init=False, repr=False, compare=False)
    """What equal titles have in common: their letters and digits; "" for a title that has none."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.normal.replace(" ", ""))

    @classmethod
    @lru_cache(maxsize=4096)
    def read(cls, text: str) -> Self:
        """The title that a page or a person wrote; a title that was just read is not read again."""
        shown = clean(text)
        whole = _ELLIPSIS.sub("", shown)
        return cls(whole, plain_words(whole), whole != shown)


@lru_cache(maxsize=4096)
def clean(title: str) -> str:
    """The title as shown: without a site's name around it, HTML entities and stray white space; NFC."""
    # Crossref escapes markup twice: &amp;lt;i&amp;gt;.
    shown = _INVISIBLE.sub("", unescape(unescape(title)))
    shown = " ".join(_CONTROL.sub(" ", shown).split())
    for around in (_BEFORE, _AFTER):
        shown = around.sub("", shown)
    return unicodedata.normalize("NFC", shown)


def normalize(title: str) -> str:
    """The title's words in small letters, one space between them, without accents, markup and punctuation."""
    return plain_words(clean(title))


def key(title: str) -> str:
    """What equal titles have in common: their normalized letters and digits; "" for a title that has none."""
    return normalize(title).replace(" ", "")


def content_words(title: Title) -> frozenset[str]:
    """The words of a title that are no mere function words; of a text without spaces, each two letters."""
    words = title.normal.split() if title.normal.isascii() else _WORD.findall(title.normal)
    return frozenset(words) - FUNCTION_WORDS


def is_generic(title: Title) -> bool:
    """Whether different papers may well bear this title: it is short, or front matter, or answers another."""
    return (
        len(content_words(title)) < CONTENT_WORDS
        or len(title.key) + len(_UNSPACED_LETTER.findall(title.key)) < CONTENT_LETTERS
        or next(word for word in title.normal.split() if word not in FUNCTION_WORDS) in RESPONSES
        or _FRONT_MATTER.search(title.normal) is not None
    )

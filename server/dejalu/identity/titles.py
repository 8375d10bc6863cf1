r"""Says when two written titles are the same title.

The same title is written with LaTeX or with Unicode (`$\alpha$`, α), with hyphens or spaces, in capitals,
with the name of the site around it. `normalize` undoes all that, and `key` drops the spaces too, so that
"inter-layer" and "interlayer" agree: equal keys, same title. Of 3,699 arXiv papers given another title in
2019, 7.8% changed no more than a key forgives. Some titles say too little to tell a paper by ("Editorial",
"Comment on ..."): `is_generic`.
"""

import html
import re
import unicodedata

CONTENT_WORDS = 3
"""Distinct words, function words aside, that a title needs at least to tell a paper by."""

CONTENT_LETTERS = 16
"""Letters and digits that it needs at least."""

_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")

_SITES = (
    r"OpenReview|arXiv(?:\.org)?|alphaXiv|ACL Anthology|Semantic Scholar|Hugging Face|Papers [Ww]ith Code"
    r"|PubMed|Google Scholar|ScienceDirect|SpringerLink|IEEE Xplore|ResearchGate"
)
_ARXIV_LABEL = r"\[(?:arXiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\]"
_BEFORE = re.compile(rf"^(?:(?:Paper page [-–—]|Title:|[\[(]PDF[\])]|{_ARXIV_LABEL}) )+")
_AFTER = re.compile(rf"(?: (?:[\[(]PDF[\])]|[-–—|·] (?:{_SITES})))+$")

_TAG = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|span|small|br|p|tt|scp|(?:mml|jats):\w+)\b[^<>]*>", re.I)
_ACCENT = re.compile(r"\\(?:[`'^\"~=.-]|[cvHukrbdt](?![a-zA-Z]))\s*")
_FONT = re.compile(
    r"\\(?:(?:text|math)[a-z]*|Bbb|frak|emph|bm|boldsymbol|[mh]box|operatorname|ensuremath|left|right"
    r"|rm|bf|it|sc|tt|em|sl|sf|cal)(?![a-zA-Z])\s*"
)
_MARKUP = re.compile(r"[${}^_]")
_COMMAND = re.compile(r"\\(?:var(?=[a-z]))?([a-zA-Z]+)")
_NAMED = {
    "aa": "a",
    "AA": "A",
    "ell": "l",
    "ast": "*",
    "star": "*",
    "to": "rightarrow",
    "le": "leq",
    "ge": "geq",
}

_COMBINING = re.compile("[\u0300-\u036f]")
_GREEK = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
]  # fmt: skip
_SPELT = dict(zip(range(ord("α"), ord("ω") + 1), _GREEK, strict=True)) | str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "×": "times", "∞": "infty", "√": "sqrt"}
    | {"→": "rightarrow", "≤": "leq", "≥": "geq", "±": "pm", "∼": "sim", "&": " and "}
    | dict.fromkeys("'’‘ʼ′", "")
)
_STAR = re.compile(r"\b([a-z])\*")
_SHARP = re.compile(r"\b([cf])#")
_PLUS = re.compile(r"(?<=\w)\+(?![\w+])")

_FUNCTION_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "between", "by", "for", "from", "in", "into", "is", "its",
    "nor", "of", "on", "or", "over", "the", "to", "under", "using", "via", "with", "without",
])  # fmt: skip
_OPENINGS = frozenset([
    "addendum", "appendix", "comment", "comments", "correction", "corrigendum", "discussion", "editorial",
    "errata", "erratum", "foreword", "index", "introduction", "obituary", "preface", "proceedings",
    "rejoinder", "reply", "response", "retraction",
])  # fmt: skip
_FRONT_MATTER = re.compile(
    r"\b(?:preface|keynote talks?|guest editors?|book reviews?|front matter|table of contents)\b"
)


class _WordCharacters(dict[int, str]):
    """What becomes of a character when a title is cut into words: itself or a space; each worked out once."""

    def __missing__(self, code: int) -> str:
        # Marks are vowels in many scripts; the mere accents are gone by now.
        in_word = chr(code).isalnum() or unicodedata.category(chr(code)).startswith("M")
        self[code] = chr(code) if in_word else " "
        return self[code]


_WORD_CHARACTERS = _WordCharacters()


def clean(title: str) -> str:
    """The title as shown: without a site's name around it, HTML entities and stray white space; NFC."""
    # Crossref escapes markup twice: &amp;lt;i&amp;gt;.
    shown = _INVISIBLE.sub("", html.unescape(html.unescape(title)))
    shown = " ".join(_CONTROL.sub(" ", shown).split())
    for around in (_BEFORE, _AFTER):
        shown = around.sub("", shown)
    return unicodedata.normalize("NFC", shown)


def normalize(title: str) -> str:
    """The title's words in small letters, one space between them, without accents, markup and punctuation."""
    text = _from_latex(_TAG.sub("", clean(title)))
    text = _COMBINING.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))
    text = _STAR.sub(r"\1 star ", text.translate(_SPELT)).replace("c++", "cplusplus")
    text = _PLUS.sub(" plus ", _SHARP.sub(r"\1sharp ", text))
    return " ".join(text.translate(_WORD_CHARACTERS).split())


def key(title: str) -> str:
    """What equal titles have in common: their normalized letters and digits; "" for a title that has none."""
    return normalize(title).replace(" ", "")


def content_words(title: str) -> frozenset[str]:
    """The normalized words of a title that are no mere function words."""
    return frozenset(normalize(title).split()) - _FUNCTION_WORDS


def is_generic(title: str) -> bool:
    """Whether different papers may well bear this title: it is short, or front matter, or answers another."""
    words = normalize(title)
    content = [word for word in words.split() if word not in _FUNCTION_WORDS]
    return (
        len(set(content)) < CONTENT_WORDS
        or len(words.replace(" ", "")) < CONTENT_LETTERS
        or content[0] in _OPENINGS
        or _FRONT_MATTER.search(words) is not None
    )


def _from_latex(text: str) -> str:
    if "\\" in text:
        text = _FONT.sub("", _ACCENT.sub("", text))
        text = _COMMAND.sub(lambda command: _NAMED.get(command[1], command[1]), text)
    return _MARKUP.sub("", text)

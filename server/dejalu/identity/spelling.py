r"""Brings what is written in many ways to one: LaTeX and Unicode, capitals, accents, punctuation, widths.

What tells two papers apart must survive it: `C` is no `C++`, `p<2` no `p>2`, and `p\bar{p}` (protons on
antiprotons) no `pp`. Scripts keep what makes a letter another letter, such as the voicing marks of kana, and
lose what is only written now and then, such as the vowel points of Hebrew and Arabic.
"""

import re
import unicodedata

_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|italic|bold|sub|sup|inf|span|small|br|p|tt|sc|scp|(?:mml|jats):\w+)\b[^<>]*>",
    re.IGNORECASE,
)
# What arXiv makes of some Greek letters: taken for an accent and its letter.
_MANGLED = re.compile(r"\\(?=(?:b\{eta|c\{hi|d\{elta|k\{appa|r\{ho|t\{au|t\{heta)\})")
_ACCENT = re.compile(r"\\(?:[`'^\"~=.-]|[cvHukrbdt](?![a-zA-Z]))\s*")
_FRACTION = re.compile(r"\\[dt]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")
# The short ones only in small letters: in capitals they are groups, such as \SL(2).
_FONT = re.compile(
    r"\\(?:(?i:(?:text|math)[a-z]*|Bbb|frak|emph|boldsymbol|[mh]box|operatorname|ensuremath|left|right)"
    r"|bm|rm|bf|it|sc|tt|em|sl|sf|cal)(?![a-zA-Z])\s*"
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
    "overline": "bar",
    "dots": "",
    "ldots": "",
    "cdots": "",
}

# A bar that no alphabet puts on its letter is the physicist's: an antiparticle, or a mean.
_BAR = re.compile("(.)[\u0304\u0305]")
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_GREEK = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
]  # fmt: skip
_SPELT = dict(zip(range(ord("α"), ord("ω") + 1), _GREEK, strict=True)) | str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "hbar", "&": " and "}
    | {"×": "times", "∞": "infty", "√": "sqrt", "∂": "partial", "∇": "nabla", "⊗": "otimes", "⊕": "oplus"}
    | {"→": "rightarrow", "≤": "leq", "≥": "geq", "±": "pm", "∼": "sim", "⋆": "*"}
    | dict.fromkeys("'’‘ʼ′", "")
)
_SIGNS = [
    # A particle and its antiparticle, as in e+e- collisions, with or without spaces.
    (re.compile(r"\b(\w+?) ?\+ ?\1 ?[-−–]"), r"\1 \1 "),
    (re.compile(r"(?<=\b[a-z]) ?\*|(?<=\w)\*(?=\W*\w)"), " star "),
    (re.compile(r"\bc ?\+\+"), "cplusplus"),
    (re.compile(r"\b([cf])#"), r"\1sharp "),
    (re.compile(r"(?<=\w)\+(?![\w+])"), " plus "),
    (re.compile(r"(?<=\w)<(?=\w)|(?<=\w )<(?= \w)"), " less "),
    (re.compile(r"(?<=\w)>(?=\w)|(?<=\w )>(?= \w)"), " greater "),
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
]
_SIGN = re.compile(r"[*+#<>]|\d,\d")


class _WordCharacters(dict[int, str]):
    """What becomes of a character when a title is cut into words: itself or a space; each worked out once."""

    def __missing__(self, code: int) -> str:
        # Marks are vowels in many scripts; the mere accents are gone by now.
        in_word = chr(code).isalnum() or unicodedata.category(chr(code)).startswith("M")
        self[code] = chr(code) if in_word else " "
        return self[code]


_WORD_CHARACTERS = _WordCharacters()


def plain_words(text: str) -> str:
    """The words of a text (NFC) in small letters, one space between, without accents, markup and punctuation."""
    text = _BAR.sub(r"bar \1", _from_latex(_TAG.sub("", text)))
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = _MARKS.sub("", text)
    text = text.casefold().replace("->", "→").translate(_SPELT)
    if _SIGN.search(text):
        for sign, word in _SIGNS:
            text = sign.sub(word, text)
    return " ".join(text.translate(_WORD_CHARACTERS).split())


def _from_latex(text: str) -> str:
    if "\\" in text:
        text = _FRACTION.sub(r"\1\2/\3\4", _MANGLED.sub("", text))
        text = _FONT.sub("", _ACCENT.sub("", text))
        text = _COMMAND.sub(lambda command: _NAMED.get(command[1], command[1]), text)
    return _MARKUP.sub("", text)

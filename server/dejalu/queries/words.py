r"""Cuts texts into the words that a search compares: small letters and digits, without accents.

A word is a run of letters and digits; of a script without spaces, each character is one. LaTeX's ways to write an
accent, or to protect a capital, are no part of a word: `Erd{\H o}s` is erdos, `H$_2$O` is h2o. A Greek letter by itself
goes by its name, as LaTeX writes it: `$\alpha$` and α are one word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST = 100
"""Characters of a word that are compared: what is longer is no word that anybody types."""
BETWEEN = "¶"
"""Stands between two texts of one kind, such as two authors: no phrase goes across it, and no word is it."""

_PLAIN = re.compile(r"[a-z0-9]+")
_SPECIAL = re.compile(r"[^\x00-\x7f]|[\\${}+#]")
"""What is not ASCII, what LaTeX writes with, and signs that belong to a name."""
_ACCENT = re.compile(r"\{?\\(?:[`'^\"~=.]|[cvHukrbdt](?=[\s{]))\s*\{?\\?(?=\w)")
_BRACES = re.compile(r"(?<=[^\W_])[_^]*+[${}][$^_{}]*+(?=\w)")  # Gives nothing back: else it takes the time's square.
_RUN = re.compile(r"cm*|[wm]+")
_NAMED = re.compile(r"(?i)(?<![^\W_])(?:c\+\+|[cf]#)")
_NAMES = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp"}
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# As in `identity.spelling`: other marks are vowels or voicing, without which it is another word.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_GREEK = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
]  # fmt: skip
_SPELT = {chr(ord("α") + place): name for place, name in enumerate(_GREEK)}


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text: from `start` to before `end`."""

    text: str
    start: int
    end: int


class _Kinds(dict[int, str]):
    """The kind of a character: part of a word, a mark on one, a word by itself, or none; each worked out once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        kind = " "
        if _UNSPACED.match(sign):
            kind = "c"
        elif sign.isalnum():
            kind = "w"
        elif unicodedata.category(sign).startswith("M"):
            kind = "m"
        self[code] = kind
        return kind


_KINDS = _Kinds()


def find(text: str) -> list[Word]:
    """The words of a text, in its order."""
    if not _SPECIAL.search(text):
        return [Word(found[0][:LONGEST], found.start(), found.end()) for found in _PLAIN.finditer(text.lower())]
    return list(_find(text))


def fold(text: str) -> list[str]:
    """The words of a text as they are compared."""
    if not _SPECIAL.search(text):
        return [word[:LONGEST] for word in _PLAIN.findall(text.lower())]
    return [word.text for word in _find(text)]


def join(texts: Iterable[str]) -> str:
    """The words of some texts of one kind, one space between, as databases keep them."""
    folded = (" ".join(fold(text)) for text in texts)
    return f" {BETWEEN} ".join(filter(None, folded))


def _find(text: str) -> Iterator[Word]:
    kinds = list(text.translate(_KINDS))
    for found in _accents(text):
        kinds[found.start() : found.end()] = "m" * len(found[0])
    for found in _NAMED.finditer(text):
        kinds[found.start() : found.end()] = "w" * len(found[0])
    for run in _runs("".join(kinds)):
        written = text[run.start() : run.end()]
        for word in _fold_run(written):
            yield Word(word, run.start(), run.end())


def _runs(kinds: str) -> Iterator[re.Match[str]]:
    """The words among characters of these kinds; marks by themselves are none."""
    return (run for run in _RUN.finditer(kinds) if run[0].strip("m"))


def _accents(text: str) -> Iterator[re.Match[str]]:
    """What LaTeX writes into a word beside its letters."""
    if "\\" in text:
        yield from _ACCENT.finditer(text)
    if "{" in text or "$" in text or "}" in text:
        yield from _BRACES.finditer(text)


@lru_cache(maxsize=65_536)
def _fold_run(run: str) -> tuple[str, ...]:
    """The words of a run of letters and marks: nearly always one."""
    if named := _NAMES.get(run.lower()):
        return (named,)
    if "\\" in run:
        run = _ACCENT.sub("", run)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", run).casefold())
    plain = unicodedata.normalize("NFC", _MARKS.sub("", plain)).translate(_LETTERS)
    kept = "".join(sign for sign in plain if _KINDS[ord(sign)] != " ")
    folded = [kept[found.start() : found.end()][:LONGEST] for found in _runs(kept.translate(_KINDS))]
    return tuple(_SPELT.get(word, word) for word in folded)

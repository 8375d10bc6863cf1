"""Says how far two lists of authors speak of the same people.

The same name is written "Yana Wei", "Wei, Yana" or "Y. Wei", with or without accents, and lists are cut
short. What such spellings share is a last name and a first initial, so that is what is compared. Where
titles collide, authors decide: of 1,002 pairs of arXiv papers under one title, the 498 that share no author
are mostly different papers, and the others mostly versions of one.
"""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import lru_cache

from dejalu.identity.entities import unescape
from dejalu.identity.titles import normalize


class Agreement(StrEnum):
    """How far two lists agree; `unknown` when either names nobody."""

    AGREE = "agree"
    PARTIAL = "partial"
    WEAK = "weak"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


AGREEING_SHARE = 0.5
"""Of the shorter list, the share of names that the other list must hold for the two to agree."""

MISSPELT_LETTERS = 5
"""Letters of the shortest last name that may be a misspelling: Wang and Yang, Li and Lu are other people."""

_ASIDE = re.compile(r"\([^()]*\)|\bet al\b\.?|\band others\b", re.IGNORECASE)
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])


def agreement(a: Collection[str], b: Collection[str]) -> Agreement:
    """How far two lists of full names agree.

    A name is shared when last name and first initial are: half of the shorter list makes `agree`, fewer
    `partial`. Sharing a last name only, a whole name but for which of its parts comes first (Wei Zhang, Zhang Wei), or
    a first initial and all but one letter of a last name, is `weak`.
    """
    ours, theirs = _names(a), _names(b)
    if not ours or not theirs:
        return Agreement.UNKNOWN
    if shared := ours & theirs:
        half = AGREEING_SHARE * min(len(ours), len(theirs))
        return Agreement.AGREE if len(shared) >= half else Agreement.PARTIAL
    is_weak = (
        {last for last, _ in ours} & {last for last, _ in theirs}
        or _whole_names(a) & _whole_names(b)
        or _blanked(ours) & _blanked(theirs)
    )
    return Agreement.WEAK if is_weak else Agreement.DISJOINT


def _names(authors: Iterable[str]) -> set[tuple[str, str]]:
    return {name for name in map(_name, authors) if name[0]}


@lru_cache(maxsize=10_000)
def _name(author: str) -> tuple[str, str]:
    """The last name and the first initial, normalized; no initial for those of one word, such as OpenAI."""
    family, comma, given = _without_asides(author).partition(",")
    words = [word for word in normalize(family).split() if word not in _GENERATIONS]
    if not words:
        return "", ""
    initials = normalize(given) if comma else " ".join(words[:-1])
    return words[-1], initials[:1]


def _whole_names(authors: Iterable[str]) -> set[frozenset[str]]:
    """The words of each name that has several."""
    return {words for words in map(_words, authors) if len(words) > 1}


@lru_cache(maxsize=10_000)
def _words(author: str) -> frozenset[str]:
    return frozenset(normalize(_without_asides(author)).split())


def _without_asides(author: str) -> str:
    return _ASIDE.sub(" ", unescape(author))


def _blanked(names: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The names with a letter blanked or a blank put in, one of which names one edit apart have in common."""
    return {
        (last[:place] + "_" + last[place + letters :], initial)
        for last, initial in names
        if len(last) >= MISSPELT_LETTERS
        for place in range(len(last) + 1)
        for letters in (0, 1)
    }

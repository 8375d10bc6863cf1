"""Says in what two titles differ, which tells more than how much: a number, a spelling, a word, the end cut off."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import chain

from dejalu.identity import truncation
from dejalu.identity.similarity import changed_runs, find_similar, in_order_similarity, is_misspelling, similarity
from dejalu.identity.titles import Title
from dejalu.identity.words import FUNCTION_WORDS, decides, digits, singular, spelt_alike


class Difference(Enum):
    """What is between two titles, from nothing to all."""

    NOTHING = auto()
    LONG_START = auto()
    """One is cut, and what is left of it tells that it is the other (`truncation`)."""
    START = auto()
    """One is cut, and the other begins with what is left of it."""
    SPELLING = auto()
    """Misspelt words and other spellings."""
    GRAMMAR = auto()
    """Function words, singular and plural, the order of the words."""
    WORDS = auto()
    """Some words of many, or all that follows or precedes."""
    ALL = auto()
    """So much that nothing follows, or as little as a number."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is between two titles, and how alike they are, 0 to 100: for a cut one, how alike its start is."""

    difference: Difference
    score: float


EXTENDED_LETTERS = 12
"""Letters of a title that may be another one without its subtitle: fewer are a word or two."""

ALIKE_SPELLING = 94
"""The likeness of two titles, 0 to 100, whose differences may all be misspellings.

Of 286,125 arXiv titles, 14 differed no more from one by the same first author, of 287,682: all were the same title.
"""

ALIKE = 90
"""The likeness of two titles that differ in a few words.

Of 100,000 arXiv titles, some 600 come as near to another one by the same first author, of 287,682: "real" and
"complex", "symmetric" and "asymmetric", words added or left out. So it is worth a question only.
"""

COMPARED = 80
"""The likeness below which the words of two titles are not looked at, unless one title begins or ends the other."""

Words = Sequence[str]

_COINED = re.compile(r"\w+[A-Z]\w*")
_UNLIKE = Comparison(Difference.ALL, 0)


def glance(title: Title, others: Sequence[tuple[str, bool]]) -> list[int]:
    """The places of those titles of which `compare` could say more than that all is different.

    The others are their normalized words and whether they are cut: most candidates need never become more than that.
    """
    similar = find_similar(title.normal, [normal for normal, _ in others], COMPARED)
    return [
        place
        for place, (normal, is_cut) in enumerate(others)
        if place in similar or title.is_cut or is_cut or _is_extended(title.key, normal.replace(" ", ""))
    ]


@lru_cache(maxsize=1024)  # Who looks for candidates compares them once, and who then decides once more.
def compare(a: Title, b: Title) -> Comparison:
    """Two titles compared; either way round it is the same."""
    if not a.normal or not b.normal:
        return _UNLIKE
    if a.is_cut or b.is_cut:
        return _compare_cut(a, b)
    if a.key == b.key:
        # "1+1 dimensions" are not 11.
        return Comparison(Difference.NOTHING if digits(a.normal) == digits(b.normal) else Difference.WORDS, 100)
    score = similarity(a, b, COMPARED)
    if score or _is_extended(a.key, b.key):
        return Comparison(_difference_of_words(a, b, score), score or similarity(a, b))
    return _UNLIKE


def _compare_cut(a: Title, b: Title) -> Comparison:
    start, whole = (a, b) if a.is_cut and not (b.is_cut and len(b.key) < len(a.key)) else (b, a)
    if not truncation.is_start(start, whole):
        return _UNLIKE
    return Comparison(Difference.LONG_START if truncation.tells(start, whole) else Difference.START, 100)


def _is_extended(a: str, b: str) -> bool:
    """Whether one key begins or ends with the other, which is not too short for that to mean anything."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return len(short) >= EXTENDED_LETTERS and (long.startswith(short) or long.endswith(short))


def _difference_of_words(a: Title, b: Title, score: float) -> Difference:
    # In one order, for there are many ways to align two titles.
    a, b = sorted((a, b), key=lambda title: title.normal)
    runs = [
        run for run in changed_runs(_without_articles(a), _without_articles(b)) if "".join(run[0]) != "".join(run[1])
    ]
    ours, theirs = (Counter(chain.from_iterable(run[side] for run in runs)) for side in (0, 1))
    lacking = (ours - theirs) + (theirs - ours)
    if digits(a.normal) != digits(b.normal) or any(map(decides, lacking)):
        return Difference.ALL
    coined = _coined(a.text) | _coined(b.text)
    if all(_are_spelt_otherwise(*run, coined) for run in runs):
        return Difference.SPELLING if in_order_similarity(a, b) >= ALIKE_SPELLING else Difference.GRAMMAR
    if score >= ALIKE and (lacking.keys() <= FUNCTION_WORDS or all(_are_inflected(*run, coined) for run in runs)):
        return Difference.GRAMMAR
    return Difference.WORDS if score >= ALIKE or _is_extended(a.key, b.key) else Difference.ALL


def _without_articles(title: Title) -> list[str]:
    # Elsewhere than at the start, an "a" may name something: hepatitis A, model A.
    words = title.normal.split()
    return [word for word in words[words[0] == "a" :] if word not in ("an", "the")]


def _are_spelt_otherwise(ours: Words, theirs: Words, coined: Set[str]) -> bool:
    return len(ours) == len(theirs) and all(
        _is_spelt_otherwise(*pair, coined) for pair in zip(ours, theirs, strict=True)
    )


def _is_spelt_otherwise(ours: str, theirs: str, coined: Set[str]) -> bool:
    if spelt_alike(ours, theirs):
        return True
    return coined.isdisjoint((ours, theirs)) and singular(ours) != singular(theirs) and is_misspelling(ours, theirs)


def _are_inflected(ours: Words, theirs: Words, coined: Set[str]) -> bool:
    pair = [[word for word in run if word not in FUNCTION_WORDS] for run in (ours, theirs)]
    return len(pair[0]) == len(pair[1]) and all(
        singular(one) == singular(other) or _is_spelt_otherwise(one, other, coined)
        for one, other in zip(*pair, strict=True)
    )


def _coined(text: str) -> set[str]:
    """The words with a capital inside, such as InstructBLIP and GMWB: names, in which every letter counts."""
    return set() if text.isupper() else {word.casefold() for word in _COINED.findall(text)}

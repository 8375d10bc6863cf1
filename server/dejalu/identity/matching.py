"""Decides whether two descriptions are of one paper.

A shared identifier says so, whatever the titles. Else titles do, and what they differ in (`differences`) counts
with whether the authors agree: of 286,125 arXiv titles looked up among 287,682 others by title and first
author, 215 matched, 199 of them an equal title by an author of the same name (mostly versions of one work), 14
a misspelt one, and none by somebody else. Without authors 286 matched, all of them an equal title, 85 by
another first author; how many of these share their other authors, the data does not tell. Nearly equal titles
prove nothing ("Part II" and "Part III" are two papers): they are asked about, never taken for the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from dejalu.identity.authors import Agreement, agreement
from dejalu.identity.differences import Difference, compare
from dejalu.identity.identifiers import Identifier
from dejalu.identity.titles import Title, content_words, is_generic, key


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a paper: a mention says what its page does, the library what all did.

    Titles are a paper's own and those it was also found under; a mention has one or none.
    """

    titles: tuple[Title, ...]
    authors: tuple[str, ...] = ()
    year: int | None = None
    identifiers: frozenset[Identifier] = frozenset()
    abstract: str | None = None


class Verdict(StrEnum):
    """Surely the same paper, perhaps, or not."""

    MATCH = "match"
    POSSIBLE = "possible"
    NONE = "none"


WEAK_CONTENT_WORDS = 6
"""Content words of a title that vouches for authors who agree only in a weak way."""

ABSTRACT_LETTERS = 100
"""Letters and digits of an abstract that is one: "Withdrawn." and its like say nothing."""

DISPUTED_CONTENT_WORDS = 5
"""Content words of a title that is worth a question even where the authors are other ones."""

EXCLUSIVE_SCHEMES = ("arxiv", "acl")
"""Schemes that give a paper one identifier: who has two is most likely two papers."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, and how alike the titles are that are most alike, 0 to 100."""

    verdict: Verdict
    score: float


_RISING = (Verdict.NONE, Verdict.POSSIBLE, Verdict.MATCH)


def decide(a: Description, b: Description) -> Decision:
    """Whether two descriptions are of one paper, by a shared identifier, else by titles; either way round the same."""
    pairs = list(product(a.titles, b.titles))
    compared = [compare(*pair) for pair in pairs]
    if a.identifiers & b.identifiers:
        return Decision(Verdict.MATCH, max((found.score for found in compared), default=0))
    if all(found.difference is Difference.ALL for found in compared):
        return Decision(Verdict.NONE, 0)
    agreed = agreement(a.authors, b.authors)
    best = max(
        (
            Decision(_verdict(found.difference, pair, agreed), found.score)
            for found, pair in zip(compared, pairs, strict=True)
        ),
        key=lambda decision: (_RISING.index(decision.verdict), decision.score),
    )
    if contradict(a, b):
        return Decision(min(best.verdict, Verdict.POSSIBLE, key=_RISING.index), best.score)
    has_equal = any(found.difference is Difference.NOTHING for found in compared)
    if best.verdict is Verdict.POSSIBLE and has_equal and (are_one_edition(a, b) or _abstracts_agree(a, b)):
        return Decision(Verdict.MATCH, best.score)
    return best


def contradict(a: Description, b: Description) -> bool:
    """Whether two descriptions can never be one paper by their titles: other identifiers, or other authors."""
    if a.identifiers & b.identifiers:
        return False
    return _identifiers_conflict(a, b) or agreement(a.authors, b.authors) is Agreement.DISJOINT


def are_one_edition(a: Description, b: Description) -> bool:
    """Whether two descriptions are of one year and by the same authors; without either there is no telling."""
    return a.year is not None and a.year == b.year and agreement(a.authors, b.authors) is Agreement.AGREE


def _verdict(difference: Difference, pair: tuple[Title, Title], agreed: Agreement) -> Verdict:
    """What two titles say alone, by what they differ in and how far the authors agree."""
    words = min(len(content_words(title)) for title in pair)
    match difference, agreed:
        case Difference.ALL, _:
            return Verdict.NONE
        case Difference.NOTHING, Agreement.DISJOINT if words >= DISPUTED_CONTENT_WORDS:
            return Verdict.POSSIBLE
        case (_, Agreement.DISJOINT) | (Difference.WORDS, Agreement.WEAK | Agreement.UNKNOWN):
            return Verdict.NONE
        case ((Difference.NOTHING | Difference.LONG_START), Agreement.WEAK) if words < WEAK_CONTENT_WORDS:
            return Verdict.POSSIBLE
        case ((Difference.NOTHING | Difference.LONG_START), _) | (Difference.SPELLING, Agreement.AGREE):
            return Verdict.POSSIBLE if any(map(is_generic, pair)) else Verdict.MATCH
    return Verdict.POSSIBLE


def _identifiers_conflict(a: Description, b: Description) -> bool:
    """Whether both have an identifier in an exclusive scheme, of which they share none."""
    schemes = {name.scheme for name in a.identifiers} & {name.scheme for name in b.identifiers}
    return not schemes.isdisjoint(EXCLUSIVE_SCHEMES)


def _abstracts_agree(a: Description, b: Description) -> bool:
    """Whether both have the same abstract: a page met again, however little its title says."""
    if not a.abstract or not b.abstract:
        return False
    letters = key(a.abstract)
    return len(letters) >= ABSTRACT_LETTERS and letters == key(b.abstract)

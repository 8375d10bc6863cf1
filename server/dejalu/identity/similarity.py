"""How alike titles and words are written. Likeness proves nothing: "Part II" and "Part III" are two papers."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from dejalu.identity import titles, vocabulary
from dejalu.identity.titles import Title

CLOSE = 84
"""The score, 0 to 100, from which a title answers a search that nothing answers exactly.

Measured on 2 to 4 words of an arXiv title in any order, six in ten of them misspelt by a letter: among 5,000
titles, 98% of 110 searches found theirs in ten answers, 93% as the first, and of 80 everyday phrases one
found any; at 78, ten of them did. Scorers of whole titles did worse, in five answers of 20,000:
`partial_ratio` 30%, `token_set_ratio` 55%, `WRatio` 23%.
"""

CLOSE_WORD = 60
"""The likeness, 0 to 100, below which two words count as having nothing in common."""

MISSPELT_LETTERS = 5
"""Letters of the shortest word that may be misspelt: a letter makes a shorter one into another word."""

LONG_WORD = 9
"""Letters of a word in which two may be wrong."""


def similarity(a: Title, b: Title, cutoff: float = 0) -> float:
    """How alike two titles are, 0 to 100, forgiving typos and the order of words; 0 for less than the cutoff.

    The scorers that forgive missing words are not fit for it: at 95, `token_set_ratio` took 3,027 of
    100,000 new titles for one of 253,411 papers by others, where these took some 160.
    """
    in_order = in_order_similarity(a, b, cutoff)
    return max(in_order, fuzz.token_sort_ratio(a.normal, b.normal, score_cutoff=max(in_order, cutoff)))


def find_similar(normal: str, others: Sequence[str], cutoff: float) -> set[int]:
    """The places of those normalized titles whose `similarity` reaches the cutoff; far faster than one by one."""
    keys = [other.replace(" ", "") for other in others]
    in_order = process.extract(normal.replace(" ", ""), keys, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
    in_any_order = process.extract(normal, others, scorer=fuzz.token_sort_ratio, score_cutoff=cutoff, limit=None)
    return {place for _, _, place in (*in_order, *in_any_order)}


def in_order_similarity(a: Title, b: Title, cutoff: float = 0) -> float:
    """How alike the letters of two titles are as they follow one another; 0 for less than the cutoff."""
    return fuzz.ratio(a.key, b.key, score_cutoff=cutoff)


def is_misspelling(a: str, b: str) -> bool:
    """Whether one of two words is an English one and the other, a letter or two away from it, is none.

    Two English words are two meanings (`causal`, `casual`), and two that are none are two names.
    """
    if max(len(a), len(b)) < MISSPELT_LETTERS or min(len(a), len(b)) < vocabulary.SHORTEST:
        return False
    edits = 2 if min(len(a), len(b)) >= LONG_WORD else 1
    return OSA.distance(a, b, score_cutoff=edits) <= edits and vocabulary.knows(a) != vocabulary.knows(b)


def changed_runs(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The runs of words in which two sequences differ, one of each; empty where nothing stands in the other."""
    for is_equal, run in groupby(Levenshtein.opcodes(a, b), key=lambda step: step.tag == "equal"):
        if not is_equal:
            steps = list(run)
            yield (
                a[steps[0].src_start : steps[-1].src_end],
                b[steps[0].dest_start : steps[-1].dest_end],
            )


def closest(query: str, candidates: Mapping[int, str], limit: int) -> list[int]:
    """The keys of at most `limit` titles nearest to a few words, misspelt and in any order; best first.

    A title scores the mean, by letters, of what each word of the query finds in it.
    """
    wanted = titles.normalize(query).split()
    words = {key: frozenset(titles.normalize(title).split()) for key, title in candidates.items()}
    alike = _alike(wanted, frozenset().union(*words.values()))
    scores = {key: _score(wanted, own, alike) for key, own in words.items()}
    near = [key for key, score in scores.items() if score >= CLOSE]
    # Of two that hold all that was asked, the shorter is the likelier meant.
    return sorted(near, key=lambda key: (-scores[key], len(words[key])))[:limit]


def find_like(wanted: Iterable[str], words: Sequence[str], limit: int) -> dict[str, dict[str, float]]:
    """For each wanted word, at most `limit` words like it and how like they are, the likest first.

    Of equally like ones, those that come first by their characters, in whatever order the words are given.
    """
    like = {
        word: process.extract(word, words, scorer=fuzz.ratio, score_cutoff=CLOSE_WORD, limit=None) for word in {*wanted}
    }
    return {
        word: {other: score for other, score, _ in sorted(found, key=lambda one: (-one[1], one[0]))[:limit]}
        for word, found in like.items()
    }


def _alike(wanted: Iterable[str], words: Collection[str]) -> dict[str, dict[str, float]]:
    """For each wanted word, all words like it and how like they are; each distinct word is compared once."""
    return find_like(wanted, [*words], limit=len(words))


def _score(wanted: Sequence[str], words: Iterable[str], alike: Mapping[str, Mapping[str, float]]) -> float:
    found = sum(len(word) * max((alike[word].get(other, 0.0) for other in words), default=0.0) for word in wanted)
    return found / max(1, sum(map(len, wanted)))

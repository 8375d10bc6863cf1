"""Keys that two titles have in common when they may be the same, so that a title is compared with few others.

Everything that titles which are the same may have in common is hashed: their letters, what stands before the
colon, how they begin, and their longest words, three at a time, so that two words may be misspelt or left
out. Longest words are rare ones, but which they are depends on no count, so that no key ever goes stale.

Among 287,682 arXiv titles, one has 4 others to be compared with; of those that match it by `matching.decide`
all are found with one word misspelt, and 98% with two. Nearly always, if one of two titles finds the other, the
other finds it; where it must not matter which came first, `find_each_other` asks for both.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from dejalu.identity.titles import Title, content_words, key

STORED_WORDS = 5
"""Words of a title under which it is stored: ten ways to choose three."""

ASKED_WORDS = 6
"""Words of a title by which it is asked for: one more, for a misspelling makes a word shorter or longer."""

SHORT_START, LONG_START = 20, 40
"""Letters of the starts by which cut titles are found.

Nearly every title has the letters of the short one, and many share them; so it leads only to titles from what
is cut before the long one, and back.
"""

MODULUS = 2**48
"""Above every key: by chance, two in 280 million million are the same."""

SHORTEST_HEAD = 12
"""Letters of what stands before a colon and may be quoted as a title."""


def exact_key(title: Title) -> int:
    """The key that only titles of the very same letters have; such a title must have some."""
    return _hash("=" + title.key)


def index_keys(title: Title) -> list[int]:
    """The keys under which a title is stored, some 13: whole numbers of 48 bits."""
    return list(dict.fromkeys(_keys(title, STORED_WORDS, asks=False)))


def query_keys(title: Title) -> list[int]:
    """The keys with which titles like this one are asked for, some 21."""
    return list(dict.fromkeys(_keys(title, ASKED_WORDS, asks=True)))


def find_each_other(a: Title, b: Title) -> bool:
    """Whether each of two titles is found by the other, whichever of them is stored."""
    return not (_asked(a).isdisjoint(_stored(b)) or _asked(b).isdisjoint(_stored(a)))


@lru_cache(maxsize=1024)
def _stored(title: Title) -> frozenset[int]:
    return frozenset(index_keys(title))


@lru_cache(maxsize=1024)
def _asked(title: Title) -> frozenset[int]:
    return frozenset(query_keys(title))


def _keys(title: Title, words: int, asks: bool) -> Iterator[int]:
    letters = title.key
    if not letters:
        return
    yield _hash("=" + letters)
    head, colon, _ = title.text.partition(": ")
    if colon and len(before := key(head)) >= SHORTEST_HEAD:
        yield _hash("=" + before)
    if len(letters) >= LONG_START:
        yield _hash(">" + letters[:LONG_START])
    if len(letters) >= SHORT_START:
        is_short = title.is_cut and len(letters) < LONG_START
        # Who stores under one sign is asked for by the other.
        yield _hash(("…" if is_short is not asks else "whole ") + letters[:SHORT_START])
    yield from _word_keys(title, words)


def _word_keys(title: Title, count: int) -> Iterator[int]:
    words = sorted(content_words(title), key=lambda word: (-len(word), word))
    if len(words) < STORED_WORDS:
        sizes = range(min(2, len(words)), len(words) + 1)
    else:
        sizes = range(3, 5 if len(words) == STORED_WORDS < count else 4)
    hashes = [_hash(word) for word in words[:count]]
    for size in sizes:
        # The sum of words' hashes is the same in any order, and takes a twentieth of the time of a hash of their text.
        yield from (sum(chosen) % MODULUS for chosen in combinations(hashes, size))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest())

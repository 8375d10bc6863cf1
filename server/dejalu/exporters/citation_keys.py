"""Citation keys in the form people know from Google Scholar: `vaswani2017attention`.

A key is made once, when a paper is first saved, and never changes, whatever is edited later: documents cite
it. It is ASCII and starts with a letter (pandoc and LaTeX want both), and is unique without regard to case,
since BibTeX takes `a1` and `A1` for one key and skips the second.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from itertools import count, product
from string import ascii_lowercase

from dejalu.exporters import names

_NOT_DECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_STOP_WORDS = {
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the",
    "to", "with",
}  # fmt: skip


def base(authors: Sequence[str], year: int | None, title: str, fallback: str) -> str:
    """The key a paper gets if no other has it: surname, year and first telling word of the title.

    Without an author in Latin letters, the first three words of the title stand for it. Without either,
    `fallback`, an identifier such as "arxiv:2401.00005", becomes the key: arxiv2401_00005.
    """
    title_words = _telling(re.findall(r"[a-z0-9]+", _to_ascii(title).replace("'", "")))
    published = "" if year is None else str(year)
    if surname := _surname(authors):
        return surname + published + "".join(title_words[:1])
    if title_words and title_words[0][0].isalpha():
        return "".join(title_words[:3]) + published
    return _from_identifier(fallback)


def unique(base: str, taken: Set[str]) -> str:
    """The key itself if it is free, else the first free one of it with a, b, … z, aa, ab, … appended.

    `taken` holds the keys in use in lower case, so that asking for a whole library's keys stays quick.
    """
    return next(key for key in (base + suffix for suffix in _suffixes()) if key.lower() not in taken)


def _suffixes() -> Iterator[str]:
    for length in count():
        for letters in product(ascii_lowercase, repeat=length):
            yield "".join(letters)


def _surname(authors: Sequence[str]) -> str:
    """The first author's, without "van der"; for a group, its first telling word. "" if there is none."""
    name = names.parse(authors[0]) if authors else None
    if name is None:
        return ""
    words = name.last.split()
    capitalized = [word for word in words if not word[0].islower()]
    ascii_words = [re.sub(r"[^a-z0-9]", "", _to_ascii(word)) for word in capitalized or words[-1:]]
    return next(iter(_telling([word for word in ascii_words if word[:1].isalpha()])), "")


def _telling(words: list[str]) -> list[str]:
    """The words that say something; all of them if none does, as An is a surname too."""
    return [word for word in words if word not in _STOP_WORDS] or words


def _from_identifier(identifier: str) -> str:
    scheme, _, value = _to_ascii(identifier).partition(":")
    key = re.sub(r"[^a-z0-9]", "", scheme) + re.sub(r"[^a-z0-9]+", "_", value).strip("_")
    return key if key[:1].isalpha() else f"paper{key}"


def _to_ascii(text: str) -> str:
    """Lower-case ASCII: accents dropped, letters such as ø written out, other scripts left out."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_NOT_DECOMPOSED))
    return decomposed.replace("’", "'").encode("ascii", "ignore").decode().lower()

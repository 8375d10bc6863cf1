"""Citation keys by a pattern, in the form people know from Google Scholar: `vaswani2017attention`.

A key is made once, when a paper first leaves the library, and never changes, whatever is edited later: documents cite
it. It is ASCII and starts with a letter (pandoc and LaTeX want both), and is unique without regard to case, since
BibTeX takes `a1` and `A1` for one key and skips the second.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import count, product
from string import ascii_lowercase
from typing import Self

from dejalu.errors.bibliography import InvalidPatternError
from dejalu.exporters import names

DEFAULT = "[auth][year][word]"
VALID = re.compile(r"[A-Za-z][A-Za-z0-9.:_+/-]{0,199}")
"""What a key may be that a reader chooses."""

_FIELD = re.compile(r"\[(auth|year|word|title|arxiv)(?::([1-9]))?\]", re.IGNORECASE)
_LITERAL = re.compile(r"[A-Za-z0-9:_-]*")
_TITLE_WORDS = 3
"""Title words that stand for an author nobody knows, and those of [title] without a number."""
_NOT_DECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_STOP_WORDS = {
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the",
    "to", "with",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """What keys are made of. identifier, such as "arxiv:2401.00005", makes one where nothing else can."""

    authors: Sequence[str]
    year: int | None
    title: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """How keys are made: `[auth]`, the first author's surname; `[year]`; `[word]`, the first telling word of the title;
    `[title:N]`, its first N (3); `[arxiv]`, the arXiv id; and letters, digits, - _ : as they are. A field that begins
    with a capital gives capitals.
    """

    text: str
    parts: tuple[tuple[str, str, int], ...]
    """Literal text before a field, the field's name, its number; the last one has no field."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises InvalidPatternError."""
        parts, end = [], 0
        for field in _FIELD.finditer(text):
            parts.append((text[end : field.start()], field[1], int(field[2] or 0)))
            end = field.end()
        if not parts:
            raise InvalidPatternError(text, "it has no field")
        parts.append((text[end:], "", 0))
        if wrong := next((literal for literal, _, _ in parts if not _LITERAL.fullmatch(literal)), None):
            raise InvalidPatternError(text, f"“{wrong}” is neither a field nor allowed in a key")
        return cls(text, tuple(parts))

    def make(self, cited: Cited) -> str:
        """The key a paper gets if no other has it.

        Without an author in Latin letters, the first three words of the title stand for it. Where what comes out does
        not begin with a letter, the identifier becomes the key: arxiv2401_00005.
        """
        title_words = _telling(re.findall(r"[a-z0-9]+", _to_ascii(cited.title).replace("'", "")))
        surname = _surname(cited.authors)
        asks_author = any(name.lower() == "auth" for _, name, _ in self.parts)
        asks_title = any(name.lower() in ("word", "title") for _, name, _ in self.parts)
        if asks_author and not surname:
            if not title_words or not title_words[0][0].isalpha():
                return _from_identifier(cited.identifier)
            title_words = title_words[:_TITLE_WORDS]
            return "".join(title_words) + self._without(cited, {"auth", "word", "title"})
        if asks_title and not asks_author and not title_words:
            return _from_identifier(cited.identifier)
        key = "".join(
            literal + self._field(name, size, cited, surname, title_words) for literal, name, size in self.parts
        )
        return key if VALID.fullmatch(key) else _from_identifier(cited.identifier)

    def _without(self, cited: Cited, left_out: Set[str]) -> str:
        """What the other fields give."""
        told = (self._field(name, size, cited, "", []) for _, name, size in self.parts if name.lower() not in left_out)
        return "".join(told)

    @staticmethod
    def _field(name: str, size: int, cited: Cited, surname: str, title_words: Sequence[str]) -> str:
        match name.lower():
            case "auth":
                words: Sequence[str] = [surname]
            case "year":
                words = [str(cited.year or "")]
            case "word":
                words = title_words[:1]
            case "title":
                words = title_words[: size or _TITLE_WORDS]
            case "arxiv":
                scheme, _, value = cited.identifier.partition(":")
                words = [re.sub(r"[^A-Za-z0-9]+", "_", value)] if scheme == "arxiv" else []
            case _:
                words = []
        return "".join(word.capitalize() if name[:1].isupper() else word for word in words)


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

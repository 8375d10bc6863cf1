"""Authors' names, parted and written the way BibTeX reads them: `von Last, Jr, First`.

BibTeX parts names by its own rules: `and` separates people wherever it stands, commas separate parts, and the
last word is the surname, be it "Jr." or "Team". Names come as pages print them, so each is parted here and
written with its commas; what must not be parted, such as the name of a group, goes into braces.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dejalu.exporters.plain_text import one_line
from dejalu.exporters.remembered import Remembered

_SUFFIXES = {"jr", "jr.", "sr", "sr."}
_NUMERALS = {"II", "III", "IV"}
_GROUP_WORDS = {
    "&", "association", "authors", "center", "centre", "collaboration", "committee", "community", "company",
    "consortium", "contributors", "corp", "corporation", "deepmind", "department", "foundation", "group",
    "inc", "initiative", "institute", "lab", "laboratory", "labs", "llc", "ltd", "network", "openai",
    "organization", "project", "research", "society", "team", "university",
}  # fmt: skip
# Every one a letter in composed form, or a sign in _PUNCTUATION.
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž .-]+")
# Two blanks side by side leave an empty word.
_NOT_ORDINARY = {word.title() for word in _SUFFIXES | _GROUP_WORDS | {"and", "others", ""}}
# natbib builds control sequences from names, where TeX takes no more than letters, digits and these.
_PUNCTUATION = " .,-'&/()+:"
_PLAIN_FORMS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts. `last` holds its "van der" too, and is all that groups and people of one name have."""

    last: str
    first: str = ""
    suffix: str = ""


def parse(name: str) -> Name | None:
    """A name as a page prints it, or None where no letter or digit is left to print."""
    name = _printable(name)
    parts = [part for part in (part.strip() for part in name.split(",")) if _says_something(part)]
    if not parts:
        return None
    if len(parts) > 3 or _is_group(name):
        return Name(last=", ".join(parts))
    if len(parts) == 3:
        return Name(last=parts[0], suffix=parts[1], first=parts[2])
    if len(parts) == 2 and not is_suffix(parts[1]):
        return Name(last=parts[0], first=parts[1])
    return _parse_in_reading_order([word for word in " ".join(parts).split() if _says_something(word)])


def is_suffix(word: str) -> bool:
    """Whether it is "Jr." or "III". Ii is a surname."""
    return word in _NUMERALS or word.lower() in _SUFFIXES


def author_field(authors: Sequence[str]) -> str:
    """Every author, one per line; empty if there are none."""
    return "\n    and ".join(filter(None, map(_WRITTEN.__getitem__, authors)))


def _write_author(author: str) -> str:
    """A name as a page prints it, in the way BibTeX reads it. "" where nothing is left to print."""
    if _is_ordinary(author):
        first, _, last = author.rpartition(" ")
        return f"{last}, {first}"
    name = parse(author)
    return _write(name) if name else ""


def _is_ordinary(author: str) -> bool:
    """Whether it is several capitalized words, and the last is the surname for sure, as in 19 names of 20."""
    if not (author.istitle() and " " in author and _LATIN.fullmatch(author)):
        return False
    return _NOT_ORDINARY.isdisjoint(author.replace("-", " ").replace(".", "").split(" "))


def _parse_in_reading_order(words: list[str]) -> Name:
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    particles = (place for place, word in enumerate(words) if place > 0 and _starts_low(word))
    surname = next(particles, len(words) - 1)
    return Name(last=" ".join(words[surname:]), first=" ".join(words[:surname]), suffix=suffix)


def _write(name: Name) -> str:
    if not name.first:
        return "{" + name.last.replace("&", r"\&") + "}"
    parts = [name.last, name.suffix, name.first] if name.suffix else [name.last, name.first]
    return ", ".join(" ".join(_write_word(word) for word in part.split()) for part in parts)


def _write_word(word: str) -> str:
    return f"{{{word}}}" if word.lower() in ("and", "others") else word.replace("&", r"\&")


def _printable(name: str) -> str:
    if not _LATIN.fullmatch(name):
        name = "".join(c for c in name.translate(_PLAIN_FORMS) if c.isspace() or _is_printable(c))
    return one_line(name).strip(" ,&/+:-")


def _is_printable(character: str) -> bool:
    return character in _PUNCTUATION or unicodedata.category(character)[0] in "LM" or character.isdecimal()


def _says_something(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _is_group(name: str) -> bool:
    words = name.replace(",", " ").replace("-", " ").split()
    return "AI" in words or not _GROUP_WORDS.isdisjoint(word.lower().rstrip(".") for word in words)


def _starts_low(word: str) -> bool:
    return next((c.islower() for c in word if c.isalpha()), False)


_WRITTEN = Remembered(_write_author, limit=1 << 16)

"""What a query says, term by term; every term must hold."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow one another, the last of them only begun where `is_prefix`; in one field, or (None) in any.

    name are those of the identifier that they write, too, if they do: whoever types an address means its paper.
    """

    words: tuple[str, ...]
    field: str | None = None
    is_prefix: bool = False
    name: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag by its key, or the beginning of one."""

    key: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, as it is shown."""

    status: str


@dataclass(frozen=True, slots=True)
class Years:
    """Published in one of these years, both included; None leaves an end open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Met:
    """First met before or after a day (UTC), the day itself in neither."""

    side: Literal["before", "after"]
    day: date


@dataclass(frozen=True, slots=True)
class Has:
    """Something is there: one of `parser.HAVING`."""

    what: str


@dataclass(frozen=True, slots=True)
class Is:
    """A paper is so: one of `parser.BEING`."""

    what: str


Saying = Words | Tagged | Judged | Years | Met | Has | Is


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query, or (`is_not`) its contrary."""

    saying: Saying
    is_not: bool = False


Query = tuple[Term, ...]


def positive_words(query: Query) -> list[Words]:
    """The words that are asked for."""
    return [term.saying for term in query if isinstance(term.saying, Words) and not term.is_not]

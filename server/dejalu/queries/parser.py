"""Reads a query: words, "phrases", begun words*, `field:value`, each with - before it for its contrary.

Between quotation marks everything is a word. What cannot be meant otherwise is refused, with its place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NoReturn

from dejalu.errors import UnknownIdentifierError
from dejalu.errors.queries import InvalidQueryError
from dejalu.identity import identifiers
from dejalu.queries import words
from dejalu.queries.terms import Has, Is, Judged, Met, Query, Saying, Tagged, Term, Words, Years

STATUSES = ("seen", "to-read", "reading", "read", "skipped")
HAVING = ("abstract", "author", "identifier", "note", "tag", "year")
BEING = ("judged", "starred", "unjudged")
TEXTS = {"title": "title", "author": "authors", "abstract": "abstract", "note": "notes"}
"""The fields whose words can be asked for, and where they are kept."""

_TERM = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
    (?:(?P<field>[^\W\d_]+):(?=[^\s:/]|$|\s))?
    (?P<value>"(?P<quoted>[^"]*)(?P<close>"?)(?P<star>\*?)|[^\s"]*)""",
    re.VERBOSE,
)
_SCHEMES = ("arxiv", "doi", "openreview", "acl", "pmid", "url", "http", "https", "isbn", "hal", "eprint")
"""What stands before a colon in names and addresses of papers."""
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<to>\.\.)?(?P<last>\d{4})?")


@dataclass(frozen=True, slots=True)
class _Value:
    """What a field is asked for, and where it stands in the query."""

    field: str
    text: str
    is_prefix: bool
    at: int
    length: int

    def refuse(self, reason: str) -> NoReturn:
        raise InvalidQueryError(reason, self.at, self.length)


@lru_cache(maxsize=256)
def parse(text: str) -> Query:
    """The terms of a query; what has neither letters nor digits says nothing. Raises InvalidQueryError."""
    read = ((found, _read(found)) for found in _TERM.finditer(text))
    return tuple(Term(saying, found["minus"] is not None) for found, saying in read if saying)


def _read(found: re.Match[str]) -> Saying | None:
    is_quoted = found["quoted"] is not None
    if is_quoted and not found["close"]:
        at = found.start("value")
        raise InvalidQueryError("this quotation mark has no second one.", at, 1)
    written = found["quoted"] if is_quoted else found["value"]
    is_prefix = bool(found["star"]) if is_quoted else written.endswith("*")
    bare = written if is_quoted else written.rstrip("*")
    field = found["field"]
    if field is None:
        return _words(bare, is_prefix, named=not is_quoted)
    start = found.start("field")
    value = _Value(field.lower(), bare, is_prefix, start, found.end() - start)
    read = _FIELDS.get(value.field)
    if read is None:
        whole = found.string[start : found.end()]
        if written and (is_quoted or not _may_be_name(whole, value.field)):
            _refuse_field(value, field, whole)
        return _words(whole.rstrip("*"), is_prefix, named=True)
    if not bare.strip():
        value.refuse(f"say after {field}: what you look for, as in {_EXAMPLES[value.field]}.")
    return read(value)


def _may_be_name(text: str, field: str) -> bool:
    """Whether this is an identifier or an address, perhaps not yet typed to its end."""
    return field in _SCHEMES or _name(text) != ()


def _refuse_field(value: _Value, field: str, whole: str) -> NoReturn:
    known = ", ".join(f"{name}:" for name in _FIELDS)
    quoted = f'"{whole}"' if '"' not in whole else "quotation marks around it"
    raise InvalidQueryError(
        f"there is no field {field}: (there are {known}). To look for these words, write {quoted}.",
        value.at,
        value.length,
    )


def _words(text: str, is_prefix: bool, named: bool = False, field: str | None = None) -> Words | None:
    folded = tuple(words.fold(text))
    return Words(folded, field, is_prefix, _name(text) if named else ()) if folded else None


def _name(text: str) -> tuple[str, ...]:
    """The words of the identifier that a text writes, as they are kept of it."""
    try:
        return tuple(words.fold(str(identifiers.parse(text))))
    except UnknownIdentifierError:
        return ()


def _read_text(value: _Value) -> Saying:
    found = _words(value.text, value.is_prefix, field=TEXTS[value.field])
    if found is None:
        value.refuse("there is no letter and no digit in it.")
    return found


def _read_tag(value: _Value) -> Saying:
    return Tagged(" ".join(value.text.split()).casefold(), value.is_prefix)


def _read_status(value: _Value) -> Saying:
    return Judged(_choose(value, STATUSES))


def _read_has(value: _Value) -> Saying:
    return Has(_choose(value, HAVING))


def _read_is(value: _Value) -> Saying:
    return Is(_choose(value, BEING))


def _choose(value: _Value, choices: tuple[str, ...]) -> str:
    chosen = value.text.lower()
    if chosen not in choices or value.is_prefix:
        value.refuse(f"{value.field}: takes one of {', '.join(choices)}.")
    return chosen


def _read_year(value: _Value) -> Saying:
    found = _YEARS.fullmatch(value.text) if value.text.isascii() and not value.is_prefix else None
    if found is None or not (found["first"] or found["last"]) or (found["last"] and not found["to"]):
        value.refuse("write a year as year:2024, years as year:2024..2026, year:2024.. or year:..2024.")
    first, last = (int(found[name]) if found[name] else None for name in ("first", "last"))
    return Years(first, last if found["to"] else first)


def _read_day(value: _Value) -> Saying:
    try:
        if len(value.text) != len("2024-05-01") or value.is_prefix:
            raise ValueError
        day = date.fromisoformat(value.text)
    except ValueError:
        value.refuse(f"write a day as {value.field}:2024-05-01.")
    return Met("before" if value.field == "before" else "after", day)


_FIELDS: dict[str, Callable[[_Value], Saying]] = {
    "title": _read_text,
    "author": _read_text,
    "abstract": _read_text,
    "note": _read_text,
    "tag": _read_tag,
    "status": _read_status,
    "year": _read_year,
    "has": _read_has,
    "is": _read_is,
    "before": _read_day,
    "after": _read_day,
}
"""Every field, and how what it is asked for is read."""
_EXAMPLES = {
    "title": "title:attention",
    "author": "author:noether",
    "abstract": "abstract:proof",
    "note": "note:idea",
    "tag": 'tag:"to cite"',
    "status": "status:to-read",
    "year": "year:2024",
    "has": "has:note",
    "is": "is:starred",
    "before": "before:2024-05-01",
    "after": "after:2024-05-01",
}

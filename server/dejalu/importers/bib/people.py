"""The names of an `author` field, as people read them."""

import re
from functools import lru_cache

from dejalu.exporters.plain_text import one_line
from dejalu.importers.bib.latex_text import decode
from dejalu.importers.people import join

_AND = re.compile(r" and ")
_COMMA = re.compile(r"\s*,\s*")
_BRACE = re.compile(r"[{}]")
_PART_OF_NAME = re.compile(r'\b(family|given|prefix|suffix)(?:-i)?\s*=\s*"?([^,"]*)')


def names(field: str) -> tuple[str, ...]:
    """Every author, "First von Last Jr" or the name of a group; "and others" is nobody."""
    field = " ".join(field.split())
    written = _split(_AND, field) if "{" in field else field.split(" and ")
    return tuple(filter(None, map(_name, written)))


@lru_cache(maxsize=100_000)
def _name(written: str) -> str:
    if written in ("others", ""):
        return ""
    if "=" in written and (parts := dict(_PART_OF_NAME.findall(written))) and "family" in parts:
        written = f"{parts.get('prefix', '')} {parts['family']}, {parts.get('suffix', '')}, {parts.get('given', '')}"
    if "{" not in written:
        parts_of_name = [part.strip() for part in written.split(",")] if "," in written else [written]
    elif _is_one_group(written):
        return one_line(decode(written))
    else:
        parts_of_name = _split(_COMMA, written)
    return join([part for part in (one_line(decode(part)) for part in parts_of_name) if part])


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """The text split wherever the separator stands outside of braces."""
    whole: list[str] = []
    depth = start = end = 0
    for found in separator.finditer(text):
        depth += text.count("{", end, found.start()) - text.count("}", end, found.start())
        end = found.start()
        if depth <= 0:
            whole.append(text[start:end])
            start, depth = found.end(), 0
    return [*whole, text[start:]]


def _is_one_group(written: str) -> bool:
    if not (written.startswith("{") and written.endswith("}")):
        return False
    depth = 0
    for brace in _BRACE.finditer(written):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(written)
    return False

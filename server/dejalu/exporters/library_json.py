"""The lossless format: a whole library as one JSON document, described by `library.schema.json`.

Its keys come in one order, and every item of a list is on a line of its own: so a library of any size is written and
read from front to back, and two files can be compared line by line. Equal libraries give equal bytes but for the date.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

from dejalu.exporters.json_list import escape_controls

FORMAT = "dejalu-library"
VERSION = 3
HEAD = ("format", "version", "exported_at")
"""The keys with a single value, which come first."""
SECTIONS = ("tags", "clients", "records", "shared_claims", "verdicts", "operations")
"""The keys with a list, each with nothing that points to a later one."""
CHUNK = 500
"""Items written at once."""


def dump(exported_at: datetime, sections: Mapping[str, Iterable[object]]) -> Iterator[bytes]:
    """The file in pieces; the sections' items are taken one after another, as `library.schema.json` describes them.

    Times are aware, and written in UTC.
    """
    head = dict(zip(HEAD, (FORMAT, VERSION, exported_at), strict=True))
    yield ("{\n" + ",\n".join(f"{_write(key)}: {_write(value)}" for key, value in head.items())).encode()
    for section in SECTIONS:
        yield f",\n{_write(section)}: [".encode()
        yield from _dump_items(iter(sections[section]))
        yield b"\n]"
    yield b"\n}\n"


@cache
def schema() -> str:
    """The JSON Schema (2020-12) of the format."""
    return resources.files("dejalu.exporters").joinpath("library.schema.json").read_text(encoding="utf-8")


def _dump_items(items: Iterator[object]) -> Iterator[bytes]:
    separator = "\n"
    while lines := [_write(item) for item in islice(items, CHUNK)]:
        yield (separator + ",\n".join(lines)).encode()
        separator = ",\n"


def _write_time(value: Any) -> str:  # noqa: ANN401 (what JSON has no form of)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in a library file.")


_encode = json.JSONEncoder(ensure_ascii=False, default=_write_time).encode


def _write(value: object) -> str:
    return escape_controls(_encode(value))

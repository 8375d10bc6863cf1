"""A JSON array written item by item, each on a line of its own."""

import json
import re
from collections.abc import Iterable, Iterator

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# Controls that JSON takes as they are, and that a terminal obeys: delete and the set C1.
_CONTROLS = re.compile("[\x7f-\x9f]")


def write(value: object) -> str:
    """A value on one line."""
    return escape_controls(_encode(value))


def escape_controls(text: str) -> str:
    """JSON that says the same without a control character that it would be shown or printed with."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def dump(items: Iterable[object]) -> Iterator[bytes]:
    """The array in pieces, from bracket to bracket."""
    separator = "[\n"
    for item in items:
        yield (separator + write(item)).encode()
        separator = ",\n"
    yield b"[]" if separator == "[\n" else b"\n]"

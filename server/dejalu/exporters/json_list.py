"""A JSON array written item by item, each on a line of its own."""

import json
from collections.abc import Iterable, Iterator

write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(items: Iterable[object]) -> Iterator[bytes]:
    """The array in pieces, from bracket to bracket."""
    separator = "[\n"
    for item in items:
        yield (separator + write(item)).encode()
        separator = ",\n"
    yield b"[]" if separator == "[\n" else b"\n]"

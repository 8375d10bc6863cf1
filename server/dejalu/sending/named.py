"""Which paper a record of another program is about."""

from collections.abc import Iterable

from dejalu.errors import UnknownIdentifierError
from dejalu.exporters.entry import Entry
from dejalu.identity import identifiers


def read(texts: Iterable[str]) -> set[str]:
    """The identifiers that texts are; one that names no paper is passed over."""
    found = set()
    for text in filter(None, texts):
        try:
            found.add(str(identifiers.parse(text)))
        except UnknownIdentifierError:
            continue
    return found


def of(entry: Entry) -> set[str]:
    """Every identifier of an entry."""
    return set(entry.identifiers) | read((entry.doi or "", f"arxiv:{entry.arxiv}" if entry.arxiv else ""))

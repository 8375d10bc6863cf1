"""What another program has already, found by the names of papers."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from dejalu.errors import UnknownIdentifierError
from dejalu.exporters.entry import Entry
from dejalu.identity import identifiers

Record = TypeVar("Record")


def read_identifiers(texts: Iterable[str]) -> frozenset[str]:
    """The identifiers that texts are; one that names no paper is passed over."""
    found = set()
    for text in filter(None, texts):
        try:
            found.add(str(identifiers.parse(text)))
        except UnknownIdentifierError:
            continue
    return frozenset(found)


class Known(Generic[Record]):
    """The program's records, each with its identifiers and the citation key that Dejalu knows it by."""

    def __init__(self) -> None:
        self._by_name: defaultdict[str, list[Record]] = defaultdict(list)
        self._by_key: defaultdict[str, list[tuple[Record, frozenset[str]]]] = defaultdict(list)

    def add(self, record: Record, names: frozenset[str], citation_key: str) -> None:
        for name in names:
            self._by_name[name].append(record)
        if citation_key:
            self._by_key[citation_key.lower()].append((record, names))

    def find(self, entry: Entry) -> list[Record]:
        """The records of the same paper: by its identifiers; and by its keys, unless identifiers speak against it."""
        names = _names(entry)
        keys = (entry.citation_key, *entry.former_keys)
        by_key = [
            record
            for key in keys
            for record, others in self._by_key.get(key.lower(), ())
            if not _contradict(names, others)
        ]
        return by_key + [record for name in sorted(names) for record in self._by_name.get(name, ())]


def _names(entry: Entry) -> frozenset[str]:
    arxiv = f"arxiv:{entry.arxiv}" if entry.arxiv else ""
    return read_identifiers((entry.doi or "", arxiv)) | frozenset(entry.identifiers)


def _contradict(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both are named in some scheme, and nowhere alike."""
    schemes, other_schemes = ({name.partition(":")[0] for name in some} for some in (names, others))
    return bool(schemes & other_schemes) and not names & others

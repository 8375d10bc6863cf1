"""What an entry inherits from the volume that its `crossref` names: a paper of proceedings has their title and year."""

from collections.abc import Iterator

from dejalu.importers import limits
from dejalu.importers.bib.scanning import Written

_FOR_PARTS = {"title": "booktitle", "subtitle": "booksubtitle"}
_OF_VOLUMES = ("booktitle", "year", "date", "month", "publisher", "organization", "volume", "number", "series")


class Volumes:
    """The volumes met so far, and the entries that wait for another one."""

    def __init__(self) -> None:
        self._volumes: dict[str, dict[str, str]] = {}
        self._waiting: list[Written] = []

    def complete(self, entry: Written) -> bool:
        """Give an entry what it inherits; False if its volume was not met yet: then `finish` gives it back."""
        if entry.type in ("proceedings", "book", "collection", "mvproceedings", "mvbook", "mvcollection"):
            self._volumes[entry.key.lower()] = _for_parts(entry.fields)
        parent = entry.fields.get("crossref")
        if not parent:
            return True
        volume = self._volumes.get(parent.strip().lower())
        if volume is None:
            self._waiting.append(entry)
            return False
        entry.fields = volume | entry.fields
        return True

    def finish(self) -> Iterator[Written]:
        """The entries that waited, with what they inherit if their volume came at all."""
        for entry in self._waiting:
            entry.fields = self._volumes.get(entry.fields["crossref"].strip().lower(), {}) | entry.fields
            yield entry


def _for_parts(fields: dict[str, str]) -> dict[str, str]:
    inherited = {name: name for name in _OF_VOLUMES} | _FOR_PARTS
    # All entries of a volume inherit: what is longer than any title would become far more than the file is.
    return {
        part: fields[name]
        for name, part in inherited.items()
        if name in fields and len(fields[name]) <= limits.LONGEST_TITLE
    }

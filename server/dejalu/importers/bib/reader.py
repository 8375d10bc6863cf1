"""A bibliography read from front to back: 1 MiB of it is held at a time, and what entries inherit from one another."""

from collections.abc import Iterator

from dejalu.importers.bib import blocks
from dejalu.importers.bib.inheriting import Volumes
from dejalu.importers.bib.papers import paper
from dejalu.importers.bib.scanning import Broken, Scanner
from dejalu.importers.decoding import pieces
from dejalu.importers.imported import Imported, Refused
from dejalu.importers.library_json import Readable


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every entry of a BibTeX or BibLaTeX file.

    Entries come in the file's order, but those that inherit from a volume further down come last. Entries under one
    key are kept apart.
    """
    scanner, volumes = Scanner(), Volumes()
    for line, text in blocks.split(pieces(stream)):
        for entry in scanner.scan(line, text):
            if isinstance(entry, Broken):
                yield Refused(entry.line, entry.key, entry.why)
            elif volumes.complete(entry):
                yield paper(entry)
    for entry in volumes.finish():
        yield paper(entry)

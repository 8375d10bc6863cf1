"""Sample files of other programs, and what reading one gives."""

import io
from pathlib import Path

from dejalu.importers.formats import recognise
from dejalu.importers.imported import HEAD, Imported, Refused

FOLDER = Path(__file__).parents[2] / "imports"
SAMPLES = sorted(FOLDER.iterdir())


def read(content: bytes) -> list[Imported | Refused]:
    """All entries of a file, which is of a format that is recognised."""
    format_ = recognise(content[:HEAD])
    assert format_ is not None
    return list(format_.read(io.BytesIO(content)))


def papers(name: str) -> list[Imported]:
    """The papers of a sample file."""
    return [entry for entry in read((FOLDER / name).read_bytes()) if isinstance(entry, Imported)]


def refused(name: str) -> list[Refused]:
    """What is refused of a sample file."""
    return [entry for entry in read((FOLDER / name).read_bytes()) if isinstance(entry, Refused)]


def names(paper: Imported) -> list[str]:
    """Its identifiers as written."""
    return [str(name) for name in paper.mention.identifiers]

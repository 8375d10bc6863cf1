"""The tables. `paper` and `identifier` are facts shared by all readers; every other row belongs to one reader.

Reader-owned tables lead their primary key with `reader_id`, so that a lab's database can be split by reader.
"""

from dejalu.models.base import Base
from dejalu.models.client import Client, PairingCode
from dejalu.models.library import Library
from dejalu.models.note import Note, NoteRevision
from dejalu.models.operation import Operation
from dejalu.models.paper import Paper, PaperIdentifier
from dejalu.models.reader import Reader
from dejalu.models.reading import Reading, Sighting, Status
from dejalu.models.tag import Tag, Tagging

__all__ = [
    "Base",
    "Client",
    "Library",
    "Note",
    "NoteRevision",
    "Operation",
    "PairingCode",
    "Paper",
    "PaperIdentifier",
    "Reader",
    "Reading",
    "Sighting",
    "Status",
    "Tag",
    "Tagging",
]

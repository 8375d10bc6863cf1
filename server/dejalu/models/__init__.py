"""The tables. What is said of papers is shared by all readers; what is kept of them belongs to one reader each.

Reader-owned tables lead their primary key with `reader_id`, so that a lab's database can be split by reader.
"""

from dejalu.models.act import Act, ActPage
from dejalu.models.base import Base
from dejalu.models.citation import FormerKey
from dejalu.models.claim import Claim, PaperTitle, TitleKey
from dejalu.models.client import Client, PairingCode
from dejalu.models.document import Document, TitleWord
from dejalu.models.importing import ImportChange, ImportRun, Vanished
from dejalu.models.inquiry import Inquiry
from dejalu.models.library import Library
from dejalu.models.linkage import PossibleMatch, SharedClaim, Verdict
from dejalu.models.note import Note, NoteRevision
from dejalu.models.operation import Operation
from dejalu.models.outlet import ExportAddress, KeptFile
from dejalu.models.paper import Paper, PaperIdentifier
from dejalu.models.reader import Reader
from dejalu.models.reading import Reading, Register, SaidStatus, Sighting, Status
from dejalu.models.setting import Setting
from dejalu.models.tag import Color, Tag, Tagging

__all__ = [
    "Act",
    "ActPage",
    "Base",
    "Claim",
    "Client",
    "Color",
    "Document",
    "ExportAddress",
    "FormerKey",
    "ImportChange",
    "ImportRun",
    "Inquiry",
    "KeptFile",
    "Library",
    "Note",
    "NoteRevision",
    "Operation",
    "PairingCode",
    "Paper",
    "PaperIdentifier",
    "PaperTitle",
    "PossibleMatch",
    "Reader",
    "Reading",
    "Register",
    "SaidStatus",
    "Setting",
    "SharedClaim",
    "Sighting",
    "Status",
    "Tag",
    "Tagging",
    "TitleKey",
    "TitleWord",
    "Vanished",
    "Verdict",
]

"""Whether a library agrees with itself: what is worked out with what was said, and what can be mended.

Each check finds what is wrong with a few queries over whole tables, and mends it the way it would have been made. What
sources and readers said is never changed.
"""

from dejalu.services.health.check import Check, Finding
from dejalu.services.health.claims import CLAIMS
from dejalu.services.health.descriptions import DESCRIPTIONS
from dejalu.services.health.documents import DOCUMENTS
from dejalu.services.health.identifiers import IDENTIFIERS, LINKS
from dejalu.services.health.index import INDEX
from dejalu.services.health.main_ids import MAIN_IDS
from dejalu.services.health.notes import NOTES
from dejalu.services.health.readings import READINGS
from dejalu.services.health.sequence import SEQUENCE
from dejalu.services.health.titles import TITLES

__all__ = ["CHECKS", "NAMES", "Check", "Finding"]

CHECKS: tuple[Check, ...] = (
    INDEX,
    NOTES,
    CLAIMS,
    IDENTIFIERS,
    LINKS,
    TITLES,
    MAIN_IDS,
    DESCRIPTIONS,
    READINGS,
    SEQUENCE,
    DOCUMENTS,
)
"""In the order in which they are mended: each builds on what those before it have put right.

The index comes first: while it has other words than the documents, SQLite refuses to change these.
"""

NAMES = tuple(check.name for check in CHECKS)

"""Some papers of a library, as a feed speaks of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """What papers were chosen by: a name that no other selection of any library has, and a title for people."""

    name: str
    title: str


ALL = Selection("", "Dejalu")
"""Papers of which nothing is known but that they are papers."""

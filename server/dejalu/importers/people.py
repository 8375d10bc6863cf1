"""Names of people, from the parts in which bibliographies keep them."""

import re
from collections.abc import Sequence

from dejalu.exporters.names import is_suffix

_PARTICLE = re.compile(r"\s[^\W\d_A-Z]")


def in_reading_order(name: str) -> str:
    """A name written "von Last, Jr, First" or "Last, First, Jr": "First von Last Jr". Any other stays as it is."""
    return join([part for part in (part.strip() for part in name.split(",")) if part])


def join(parts: Sequence[str]) -> str:
    """The same, of the parts between the commas.

    A surname of several words that begins with a capital keeps its comma, "García López, Ana": without it nobody could
    tell where it begins.
    """
    match parts:
        case [last, first, suffix] if is_suffix(suffix):
            shown = f"{first} {last} {suffix}"
        case [last, suffix, first] if is_suffix(suffix):
            shown = f"{first} {last} {suffix}"
        case [last, suffix] if is_suffix(suffix):
            return f"{last} {suffix}"
        case [last, first]:
            shown = f"{first} {last}"
        case _:
            return ", ".join(parts)
    is_plain = (" " not in last or last[0].islower()) and not _PARTICLE.search(first)
    return shown if is_plain else ", ".join(parts)

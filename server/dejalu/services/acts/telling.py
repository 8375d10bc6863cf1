"""Acts in words, for people: without numbers, which are told beside."""

from collections.abc import Mapping, Sequence
from typing import Any


def tell(edits: Sequence[Mapping[str, Any]]) -> str:
    """What is done to papers: “Marked as read; tagged “to cite””."""
    said = "; ".join(map(_tell, edits))
    return said[0].upper() + said[1:]


def _tell(edit: Mapping[str, Any]) -> str:
    match edit["type"]:
        case "set_status":
            return f"marked as {edit['status']}" if edit["status"] else "took the status back"
        case "set_star":
            return "starred" if edit["starred"] else "took the star away"
        case _:
            return f"tagged “{edit['tag']}”" if edit["on"] else f"took the tag “{edit['tag']}” off"


def renamed(old: str, new: str, *, is_merged: bool) -> str:
    return f"Merged the tag “{old}” into “{new}”" if is_merged else f"Renamed the tag “{old}” to “{new}”"


def colored(name: str, color: str | None) -> str:
    return f"Made the tag “{name}” {color}" if color else f"Took the color of the tag “{name}” away"


def deleted(name: str) -> str:
    return f"Deleted the tag “{name}”"


def visited() -> str:
    return "Left the rest of the inbox"


def left(name: str) -> str:
    return f"Left the tag “{name}” as it is"

"""Other people's plain text as Markdown that shows just that text, in Obsidian too.

Nothing in it becomes a link, a tag, a comment, HTML or a list. Mathematics is the exception: what `latex_math` knows as
safe is left for the reader's program to typeset.
"""

import re

from dejalu.exporters import latex_math
from dejalu.exporters.plain_text import one_line

_PIECE = re.compile(
    rf"(?P<math>{latex_math.SPAN})"
    r"|(?P<sign>[\\`*_{}\[\]<>#$|~^]"
    r"|(?<=%)%|(?<==)="  # Obsidian's comments and highlights
    r"|&(?=#?\w+;))"  # entities
)
# What makes a line an item of a list, a rule, the underline of a heading, or the head of a table.
_START = re.compile(r"\A(?:(\d+)(?=[.)](?:\s|\Z))|(?=[-+=:]))")


def escape(text: str) -> str:
    """A text on one line, for a place within a line."""
    return _PIECE.sub(_spell, one_line(text))


def escape_line(text: str) -> str:
    """A text on one line, for a line of its own."""
    return _START.sub(r"\1\\", escape(text))


def _spell(piece: re.Match[str]) -> str:
    found = piece[0]
    if piece.lastgroup != "math":
        return "\\" + found
    if latex_math.is_safe(found[1:-1]):
        return found
    return r"\$" + _PIECE.sub(_spell, found[1:])

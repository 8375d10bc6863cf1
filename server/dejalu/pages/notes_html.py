"""Notes that a program keeps as HTML, as text.

Only the marks of Zotero's own editor come in them, so that signs are all that there is to read, and not a page.
"""

import re

from dejalu.identity.entities import unescape

_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENDS_OF_BLOCKS = re.compile(r"(?:</(?:p|div|h\d|ul|ol|blockquote|tr)>|<br ?/?>)\s*+", re.IGNORECASE)
_ITEM = re.compile(r"(?<!\s)\s*+<li>\s*+", re.IGNORECASE)


def plain(note: str) -> str:
    """The text of a note, a line per paragraph with a blank line after it; what holds no tag is text already."""
    if not _TAG.search(note):
        return note
    marked = _ITEM.sub("\n- ", _ENDS_OF_BLOCKS.sub("\n\n", _without_comments(note)))
    return re.sub(r"\n{3,}", "\n\n", unescape(_TAG.sub("", marked))).strip()


def _without_comments(note: str) -> str:
    """A comment that never ends is none, and is not looked for."""
    end = note.rfind("-->") + len("-->")
    return _COMMENT.sub("", note[:end]) + note[end:] if end >= len("-->") else note

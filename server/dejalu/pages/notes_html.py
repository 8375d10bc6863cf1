"""Notes that a program keeps as HTML, as text."""

import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENDS_OF_BLOCKS = re.compile(r"(?:</(?:p|div|h\d|ul|ol|blockquote|tr)>|<br ?/?>)\s*", re.IGNORECASE)
_ITEM = re.compile(r"\s*<li>\s*", re.IGNORECASE)


def plain(note: str) -> str:
    """The text of a note, a line per paragraph with a blank line after it; what holds no tag is text already."""
    if not _TAG.search(note):
        return note
    # Imported here, as reading HTML takes a tenth of a second to get ready.
    from bs4 import BeautifulSoup

    marked = _ITEM.sub("\n- ", _ENDS_OF_BLOCKS.sub("\n\n", note))
    text = BeautifulSoup(marked, "html.parser").get_text()
    return re.sub(r"\n{3,}", "\n\n", text).strip()

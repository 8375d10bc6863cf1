"""Characters that HTML has names or numbers for, as in `&amp;` and `&#233;`."""

import html
import re

NO_CHARACTER = re.compile(r"&#(?:\d{20,}|[xX][0-9a-fA-F]{20,});?", re.ASCII)
"""A number that no character has."""


def unescape(text: str) -> str:
    """The text with the characters themselves.

    Numbers of more digits than any character has, zeros before it included, stand for none: Python would refuse to
    count so far, by an error.
    """
    if "&" not in text:
        return text
    return html.unescape(NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))

"""A paper as a link in a Markdown text."""

import re

from dejalu.exporters.entry import Entry
from dejalu.exporters.plain_text import one_line

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#$|~])")


def write(entry: Entry) -> str:
    """`[Title](address)`, with nothing of the title taken for Markdown; the title alone where there is no page."""
    title = _SIGNS.sub(r"\\\1", one_line(entry.title) or entry.citation_key)
    if not entry.url:
        return title
    address = "".join(f"%{ord(sign):02X}" if sign in "<>() \\" else sign for sign in one_line(entry.url))
    return f"[{title}]({address})"

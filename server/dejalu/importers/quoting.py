"""Notes as text, and the passage quoted at the head of one."""

import re

from dejalu.exporters.entry import Note
from dejalu.importers.imported import ImportedNote

_QUOTED = re.compile(r"((?:>(?: [^\n]*+)?(?:\n|\Z))++)(?:\n|\Z)")


def note(text: str) -> ImportedNote:
    """A note of this text; a block quote at its head, as `exporters.entry.Note` writes it, is what it is about."""
    quoted = _QUOTED.match(text) if text.startswith(">") else None
    if quoted:
        quote = "\n".join(line[2:] for line in quoted[1].splitlines())
        body = text[quoted.end() :]
        if Note(body=body, quote=quote).text == text:
            return ImportedNote(body=body, quote=quote)
    return ImportedNote(body=text)

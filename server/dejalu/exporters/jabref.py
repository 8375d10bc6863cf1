"""BibLaTeX as JabRef keeps it: with the abstract, the notes as its comment, and what the reader has said of the paper.

JabRef marks papers `read` or `skimmed` and knows no other state, so any other is a keyword, `status:to-read`. A star is
the highest of its priorities. Its comment is Markdown, as our notes are, and so is not escaped as LaTeX is.
"""

import re

from dejalu.exporters import bib_values, biblatex
from dejalu.exporters.bib_profile import Field, Profile
from dejalu.exporters.entry import Entry
from dejalu.exporters.latex import FIELD_START, LONE_LEFT, LONE_RIGHT, mark_lone_braces
from dejalu.exporters.plain_text import many_lines

# What readers of BibTeX would stumble over, each written as the character reference that Markdown has for it: a brace
# without a partner; what begins a command or math, as ^^5c does, too (The TeXbook, chapter 8); an @ that opens an
# entry; and the & of what would look like such a reference.
_STUMBLING = re.compile(rf"[\\$]|\^(?=\^)|[{LONE_LEFT}{LONE_RIGHT}]|^@|@(?=\w*\s*[{{(])|&(?=#\d)", re.MULTILINE)
_REFERENCES = {LONE_LEFT: "&#123;", LONE_RIGHT: "&#125;"} | {sign: f"&#{ord(sign)};" for sign in "\\$^@&"}


def _readstatus(entry: Entry) -> str:
    return "read" if entry.status == "read" else ""


def _priority(entry: Entry) -> str:
    return "prio1" if entry.starred else ""


def _comment(entry: Entry) -> str:
    """All notes, with a blank line between them."""
    text = "\n\n".join(filter(None, (many_lines(note.text) for note in entry.notes)))
    return FIELD_START.sub(r"\1&#61;", _STUMBLING.sub(lambda sign: _REFERENCES[sign[0]], mark_lone_braces(text)))


def _keywords(entry: Entry) -> str:
    if entry.status and entry.status != "read":
        return bib_values.list_keywords((*entry.tags, f"status:{entry.status}"))
    return bib_values.keywords(entry)


dump = Profile(
    biblatex.type_of,
    (
        *biblatex.CITED,
        Field("keywords", _keywords),
        Field("readstatus", _readstatus),
        Field("priority", _priority),
        Field("abstract", bib_values.abstract),
        Field("comment", _comment),
    ),
).dump

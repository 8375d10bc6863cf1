"""A note with its passage as HTML: for Zotero, which keeps notes so, and for who reads them in a feed or a mail.

What the reader wrote is read as Markdown. The passage that a note is about is another's text: no sign in it means
anything, so it is never read as Markdown.
"""

from html import escape

from dejalu.exporters import note_html
from dejalu.exporters.entry import Note
from dejalu.exporters.plain_text import many_lines


def write(note: Note) -> str:
    """The note as HTML: the passage as a block quote, then what was written."""
    quoted = "<br>".join(escape(line) for line in many_lines(note.quote).splitlines())
    passage = f"<blockquote><p>{quoted}</p></blockquote>\n" if quoted else ""
    return (passage + note_html.render(many_lines(note.body))).strip()

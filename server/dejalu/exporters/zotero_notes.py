"""A note as Zotero keeps notes, in HTML.

What the reader wrote is read as Markdown, by a parser that passes no HTML on. The passage that a note is about is
another's text: no sign in it means anything, so it is never read as Markdown. No picture is asked of any server, and
links lead to web pages and mail addresses only: a link of Zotero's own would act on the library.
"""

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from dejalu.exporters.entry import Note
from dejalu.exporters.plain_text import many_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LINKS = ("http://", "https://", "mailto:")


@cache
def _markdown() -> "MarkdownIt":
    """CommonMark without HTML and pictures, with lines kept apart, tables and struck-out text."""
    from markdown_it import MarkdownIt  # To read it takes a twentieth of the time of every start.

    class Markdown(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 (theirs)
            return url.lower().startswith(_LINKS)

    return Markdown("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")


def write(note: Note) -> str:
    """The note as HTML: the passage as a block quote, then what was written."""
    quoted = "<br>".join(escape(line) for line in many_lines(note.quote).splitlines())
    passage = f"<blockquote><p>{quoted}</p></blockquote>\n" if quoted else ""
    html: str = _markdown().render(many_lines(note.body))
    return (passage + html).strip()

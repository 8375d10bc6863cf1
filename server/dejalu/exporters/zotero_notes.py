"""A note as Zotero keeps notes, in HTML.

What the reader wrote is read as Markdown, by a parser that passes no HTML on. The passage that a note is about is
another's text: no sign in it means anything, so it is never read as Markdown. No picture is asked of any server, and
links lead to web pages and mail addresses only: a link of Zotero's own would act on the library.
"""

from html import escape

from markdown_it import MarkdownIt

from dejalu.exporters.entry import Note
from dejalu.exporters.plain_text import many_lines

_LINKS = ("http://", "https://", "mailto:")


class _Markdown(MarkdownIt):
    """CommonMark without HTML and pictures, with lines kept apart, tables and struck-out text."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "breaks": True})
        self.enable(["table", "strikethrough"]).disable("image")

    def validateLink(self, url: str) -> bool:  # noqa: N802 (theirs)
        return url.lower().startswith(_LINKS)


_MARKDOWN = _Markdown()


def write(note: Note) -> str:
    """The note as HTML: the passage as a block quote, then what was written."""
    quoted = "<br>".join(escape(line) for line in many_lines(note.quote).splitlines())
    passage = f"<blockquote><p>{quoted}</p></blockquote>\n" if quoted else ""
    html: str = _MARKDOWN.render(many_lines(note.body))
    return (passage + html).strip()

"""A note's Markdown as HTML that shows the note, and can do nothing else.

The parser (CommonMark with lines kept apart, tables and struck-out text) passes no HTML on. What it writes is then
cleaned against a list of what it may write, so that a mistake in one of the two does no harm. No picture is asked of
any server, and links lead to web pages and mail addresses only: those of other programs act on what these keep.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3
    from markdown_it import MarkdownIt

TAGS = frozenset(
    {
        *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li"),
        *("em", "strong", "s", "code", "pre", "a"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
"""All that the parser makes."""
ATTRIBUTES = {
    "a": {"href", "title"},
    "code": {"class"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style"},
}
SCHEMES = frozenset({"http", "https", "mailto"})
"""Where links may lead."""
REL = "noopener noreferrer nofollow"
"""Of every link: the page it leads to learns nothing of where the note was read, and gets no hold of it."""

# An address that names a scheme and no host, such as https:x, would lead to a place on the page's own server.
_LINK = re.compile(r"(?:https?://|mailto:).+", re.IGNORECASE | re.DOTALL)
_VALUES = {"href": _LINK, "class": re.compile(r"language-[\w+#.-]+"), "start": re.compile(r"[0-9]{1,9}")}


def render(markdown: str) -> str:
    """The HTML of a text in Markdown."""
    return clean(_parser().render(markdown)).strip()


def clean(html: str) -> str:
    """HTML without all that no note has."""
    return _cleaner().clean(html)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # To read it takes a twentieth of the time of every start.

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 (theirs)
            return _LINK.fullmatch(url) is not None

    return Parser("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")


@cache
def _cleaner() -> "nh3.Cleaner":
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_fit,
        url_schemes=set(SCHEMES),
        filter_style_properties={"text-align"},
        link_rel=REL,
    )


def _fit(_: str, name: str, value: str) -> str | None:
    """The value of an attribute, or None for one that the parser does not give it."""
    allowed = _VALUES.get(name)
    return value if allowed is None or allowed.fullmatch(value) else None

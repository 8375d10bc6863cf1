"""The file in which every browser exports its bookmarks (“Netscape bookmarks”).

It is HTML in name only: its items are never closed, so that a parser of HTML nests each in the one before. Browsers
write it in one rigid form, by which it is read here, in time proportional to its length:
https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dejalu.identity.entities import unescape

_ITEM = re.compile(
    r"<H3(?P<own>[^<>]*+)>(?P<folder>[^<]*+)"
    r"|<A\s(?P<attributes>[^<>]*+)>(?P<title>[^<]*+)"
    r"|<DD>(?P<about>[^<]*+)"
    r"|<(?P<list>/?)DL\b",
    re.IGNORECASE,
)
DEEPEST = 10
"""Folders around a bookmark that are told of: each becomes a tag, of every bookmark in it."""

# The browser's own folders: the bar, and “Other bookmarks”.
_OWN = re.compile(r"(?:PERSONAL_TOOLBAR|UNFILED_BOOKMARKS)_FOLDER", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(?<![A-Z_])([A-Z_]++)\s*+=\s*+"([^"]*+)"', re.IGNORECASE)


@dataclass(slots=True)
class Bookmark:
    """A bookmark: the line it is on, the reader's folders around it from the outermost in, and its attributes.

    about is the text below it; the names of the attributes are in small letters.
    """

    line: int
    title: str
    folders: tuple[str, ...]
    attributes: dict[str, str]
    about: str = ""


def read(text: str) -> Iterator[Bookmark]:
    """Every bookmark, in the file's order."""
    folders: list[str] = []
    named = ""
    waiting: Bookmark | None = None
    line, end = 1, 0
    for item in _ITEM.finditer(text):
        line += text.count("\n", end, item.start())
        end = item.start()
        if item["about"] is not None:
            if waiting:
                waiting.about = unescape(item["about"]).strip()
            continue
        if waiting:
            yield waiting
            waiting = None
        if item["folder"] is not None:
            named = "" if _OWN.search(item["own"]) else unescape(item["folder"]).strip()
        elif item["attributes"] is not None:
            attributes = {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(item["attributes"])}
            inside = tuple(filter(None, folders[:DEEPEST]))
            waiting = Bookmark(line, unescape(item["title"]).strip(), inside, attributes)
        elif item["list"]:
            del folders[-1:]
        else:
            folders.append(named)
            named = ""
    if waiting:
        yield waiting

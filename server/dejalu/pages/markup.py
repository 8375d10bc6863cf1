"""HTML as a tree, of pages that are like those that sites make.

The parser takes time in proportion to the square of what pages can be made of: tags in each other, tags and comments
that never end. So what it is given is bounded by what real pages have, several times over.
"""

import re

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup

from dejalu.errors.pages import OverloadedPageError
from dejalu.identity.entities import NO_CHARACTER

MOST_TAGS = 100_000
"""The largest listing that was met, 1 MB, has 15,000."""
MOST_ENTITIES = 100_000
"""It has 5,000, and another one 8,000."""
MOST_PARTS = 50_000
"""Words of a tag, nearly all of them in the JSON of its attributes, or of the text after it: some 5,000."""
DEEPEST = 200
"""Tags around a tag: at most 20 in listings."""

_PARTING = re.compile(r"[\s/'\"]+")


class _Page(BeautifulSoup):
    def pushTag(self, tag: Tag) -> None:  # noqa: N802 (theirs)
        super().pushTag(tag)
        if len(self.tagStack) > DEEPEST:
            raise OverloadedPageError


def parse(text: str) -> BeautifulSoup:
    """The page. Raises OverloadedPageError for one that no site makes."""
    if text.count("<") > MOST_TAGS or text.count("&") > MOST_ENTITIES:
        raise OverloadedPageError
    if any(len(_PARTING.findall(piece)) > MOST_PARTS for piece in text.split("<")):
        raise OverloadedPageError
    try:
        return _Page(NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text), "html.parser")
    except ParserRejectedMarkup as error:
        raise OverloadedPageError from error

"""The identifiers of a paper from the fields in which other programs keep them."""

import re
from collections.abc import Iterable
from contextlib import suppress

from dejalu.errors import UnknownIdentifierError
from dejalu.identity import addresses, identifiers
from dejalu.identity.identifiers import Identifier

MOST = 20
"""Identifiers of one paper, as `schemas.papers` takes them."""

_ARXIV = re.compile(r"(?:arxiv: ?)?(\d{4}\.\d{4,5})(?:v\d{1,4})?(?: \[[\w.-]+\])?", re.ASCII | re.IGNORECASE)
_ARXIV_ADDRESS = re.compile(r"https?://arxiv\.org/abs/(\d{4}\.\d{4,5})(?:v\d{1,4})?", re.ASCII)
_PAGE = re.compile(r"https?://[^/?#]+/[^?#]*\w|https?://[^/?#]+/.*[?&]\w+=", re.ASCII)


class Names:
    """Identifiers as they are found; each once, in the order of finding."""

    def __init__(self) -> None:
        self._found: dict[Identifier, None] = {}
        self._page: Identifier | None = None

    def __bool__(self) -> bool:
        return bool(self._found)

    def scheme(self, scheme: str, text: str) -> None:
        """An identifier of a scheme, with or without its prefix or its resolver's address; else nothing."""
        if scheme == "arxiv" and (plain := _ARXIV.fullmatch(text)):
            self._found[Identifier("arxiv", plain[1], text)] = None
            return
        text = text.strip()
        if not text.lower().startswith((scheme, "http")):
            text = f"{scheme}:{text}"
        with suppress(UnknownIdentifierError):
            if (parsed := identifiers.parse(text)).scheme != "url":
                self._found[parsed] = None

    def url(self, text: str) -> None:
        """A web address. If no site for papers has it, it names a paper only where nothing else does."""
        if plain := _ARXIV_ADDRESS.fullmatch(text):
            self._found[Identifier("arxiv", plain[1], text)] = None
            return
        with suppress(UnknownIdentifierError):
            parsed = identifiers.parse(text)
            if parsed.scheme != "url" or addresses.name(parsed.value):
                self._found[parsed] = None
            elif self._page is None and _PAGE.match(text):
                self._page = parsed

    def text(self, text: str) -> None:
        """The first identifier in a running text, such as “arXiv preprint arXiv:1706.03762”."""
        self._found.update(dict.fromkeys(identifiers.find(text)[:1]))

    def all(self) -> tuple[Identifier, ...]:
        """What was found, at most `MOST`."""
        if not self._found and self._page:
            return (self._page,)
        return tuple(self._found)[:MOST]


def version(names: Iterable[Identifier]) -> int | None:
    """The arXiv version that one of them was read with."""
    return next((stated for name in names if (stated := identifiers.version(name))), None)

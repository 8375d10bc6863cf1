"""Papers handed to JabRef (6.0 or later) through its HTTP server.

JabRef takes entries into the library that is open in front, and lets none be changed from outside. So papers that are
there already, by citation key, arXiv identifier or DOI, are left as they are. All others go in one request, since JabRef
may ask the user about each request.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import httpx

from dejalu.errors.sending import NoOpenLibraryError, RefusedSendingError
from dejalu.exporters.entry import Entry
from dejalu.exporters.formats import FORMATS
from dejalu.sending import named
from dejalu.sending.programs import JABREF, reach
from dejalu.sending.summary import Summary

_FORMAT = FORMATS.get("jabref", FORMATS["bibtex"])
_NAMING = re.compile(r"^\s*(eprint|doi|url)\s*=\s*\{(.*?)\},?\s*$", re.IGNORECASE | re.MULTILINE)


def send(url: str, batches: Iterable[list[Entry]], group: str | None, summary: Summary) -> None:
    """Add the entries that are not there yet, to a group if one is named; it is made if there is none of that name.

    Raises SendingError; nothing was sent then.
    """
    with reach(JABREF, url) as (http, _):
        there = _find_there(http)
        fresh = []
        for entry in chain.from_iterable(batches):
            if there & _signs(entry):
                summary.unchanged += 1
            else:
                fresh.append(entry)
        if fresh:
            _add(http, b"".join(_FORMAT.dump(fresh)), group)
            summary.sent += len(fresh)


def _find_there(http: httpx.Client) -> set[str]:
    """What the entries of the open library are known by."""
    answer = http.get("/libraries/current", headers={"Accept": "application/json"})
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise NoOpenLibraryError
    _expect_success(answer)
    return set(chain.from_iterable(map(_read_signs, answer.json())))


def _read_signs(kept: dict[str, Any]) -> Iterator[str]:
    """The citation key and the identifiers of an entry of JabRef's."""
    if key := kept.get("citationKey"):
        yield f"key:{key.lower()}"
    fields = {name.lower(): value for name, value in _NAMING.findall(kept.get("bibtex") or "")}
    eprint = fields.get("eprint", "")
    yield from named.read((f"arxiv:{eprint}" if eprint else "", fields.get("doi", ""), fields.get("url", "")))


def _signs(entry: Entry) -> set[str]:
    keys = (entry.citation_key, *entry.former_keys)
    return {f"key:{key.lower()}" for key in keys} | named.of(entry)


def _add(http: httpx.Client, bibtex: bytes, group: str | None) -> None:
    # The media type alone: JabRef reads all bodies as UTF-8.
    media_type = _FORMAT.media_type.partition(";")[0]
    params = {"group": group} if group else {}
    _expect_success(
        http.post("/libraries/current/entries", content=bibtex, params=params, headers={"Content-Type": media_type})
    )


def _expect_success(answer: httpx.Response) -> None:
    if not answer.is_success:
        raise RefusedSendingError(JABREF, answer.status_code, answer.text)

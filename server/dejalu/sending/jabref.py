"""Papers handed to JabRef (6.0 or later) through its HTTP server.

JabRef takes entries into the library that is open in front, and lets none be changed from outside. So papers that are
there already, by citation key, arXiv identifier or DOI, are left as they are. All others go in one request, since
JabRef may ask its user about each request.
"""

import re
from collections.abc import Iterable
from itertools import chain

import httpx

from dejalu.errors.sending import NoOpenLibraryError
from dejalu.exporters.entry import Entry
from dejalu.exporters.formats import FORMATS
from dejalu.sending.known import Known, read_identifiers
from dejalu.sending.programs import JABREF, expect_success, reach, read_json
from dejalu.sending.summary import Summary

_FORMAT = FORMATS.get("jabref", FORMATS["bibtex"])
_NAMING = re.compile(r"^\s*(eprint|doi|url)\s*=\s*\{(.*?)\},?\s*$", re.IGNORECASE | re.MULTILINE)


def send(url: str, batches: Iterable[list[Entry]], group: str | None, summary: Summary) -> None:
    """Add the entries that are not there yet, to a group if one is named; it is made if there is none of that name.

    Raises SendingError; nothing was sent then.
    """
    with reach(JABREF, url) as (http, _):
        known = _find_known(http)
        fresh = []
        for entry in chain.from_iterable(batches):
            if known.find(entry):
                summary.unchanged += 1
            else:
                fresh.append(entry)
        if fresh:
            _add(http, b"".join(_FORMAT.dump(fresh)), group)
            summary.sent += len(fresh)


def _find_known(http: httpx.Client) -> Known[str]:
    """The entries of the open library, by their citation keys."""
    answer = http.get("/libraries/current", headers={"Accept": "application/json"})
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise NoOpenLibraryError
    known: Known[str] = Known()
    for kept in read_json(JABREF, answer):
        key = kept.get("citationKey") or ""
        known.add(key, _read_identifiers(kept.get("bibtex") or ""), key)
    return known


def _read_identifiers(bibtex: str) -> frozenset[str]:
    """The identifiers in an entry as JabRef writes it, each field on a line of its own."""
    fields = {name.lower(): value for name, value in _NAMING.findall(bibtex)}
    eprint = fields.get("eprint", "")
    return read_identifiers((f"arxiv:{eprint}" if eprint else "", fields.get("doi", ""), fields.get("url", "")))


def _add(http: httpx.Client, bibtex: bytes, group: str | None) -> None:
    # The media type alone: JabRef reads all bodies as UTF-8.
    media_type = _FORMAT.media_type.partition(";")[0]
    params = {"group": group} if group else {}
    headers = {"Content-Type": media_type}
    expect_success(JABREF, http.post("/libraries/current/entries", content=bibtex, params=params, headers=headers))

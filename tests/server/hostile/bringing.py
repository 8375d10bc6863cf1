"""The ways in: each brings every hostile text into a library, as a paper's title, author, tag and note."""

import uuid
from typing import Any

from tests.hostile.corpus import TEXTS, number
from tests.hostile.files import FILES, SHORT
from tests.hostile.markup import ADDRESSES
from tests.server.conftest import Caller

WAYS = ("sync", "library", *FILES)
AT_ONCE = 100
"""Papers that one round trip tells of."""


def edit(caller: Caller) -> None:
    """Say by edits everything that edits can say; also of papers that have no name but an address."""
    edits = [edit for place in range(len(TEXTS)) for edit in _edits(caller, place)]
    edits += [
        caller.operation("seen", {"title": f"{'Of nothing else ' * place}{uuid.uuid4()}", "url": address})
        for place, address in enumerate(ADDRESSES)
    ]
    for start in range(0, len(edits), AT_ONCE):
        results = caller.sync(*edits[start : start + AT_ONCE], since=None)["results"]
        assert {result["result"] for result in results} == {"applied"}, results


def bring(caller: Caller, content: bytes) -> None:
    """Import a file."""
    response = caller.send_file(content, name="\x1b[31m=1+1.bib")
    assert response.status_code == 200, response.text


def _edits(caller: Caller, place: int) -> list[dict[str, Any]]:
    text = TEXTS[place]
    mention = {
        "identifiers": [f"arxiv:{number(place)}"],
        "title": text,
        "authors": [text[: 2 * SHORT], f"{text[:SHORT]}, {text[:SHORT]}"],
        "abstract": text,
        "url": text,
    }
    quote = {"exact": text, "prefix": text[:500], "suffix": text[:500]} if place % 2 else None
    note = {"note_id": str(uuid.uuid4()), "body": text, "quote": quote}
    return [
        caller.operation("set_tag", mention, tag=text[:SHORT], on=True),
        caller.operation("put_note", mention, **note),
    ]

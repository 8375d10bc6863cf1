"""What commands do with files and with several calls of the API."""

import json
import uuid
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dejalu.api.guard import IMPORT_LIMIT, PAGE_LIMIT
from dejalu.connection import Connection, LostServerError, RefusedByServerError
from dejalu.errors import FileError, RefusedEditError, UnknownIdentifierError
from dejalu.identity import identifiers
from dejalu.importers import library_json
from dejalu.importers.imported import HEAD
from dejalu.services import clock

Told = dict[str, Any]
"""How far a step of a long work has got: `step`, `done`, `of`."""


def is_library(file: Path) -> bool:
    """Whether a file is a library; False, too, where it cannot be read."""
    try:
        with file.open("rb") as content:
            return library_json.is_library(content.read(1024))
    except OSError:
        return False


def send_file(
    library: Connection, file: Path, captured_on: datetime | None, *, dry_run: bool = False
) -> Generator[Told, None, dict[str, Any]]:
    """Import one file, telling how far that has got; of a saved page, its own date bounds the day it was saved.

    Raises FileError if it cannot be read, or is too large.
    """
    try:
        with file.open("rb") as content:
            size, changed = file.stat().st_size, file.stat().st_mtime
            head = content.read(HEAD)
            is_page = not library_json.is_library(head) and _is_page(head)
            limit, kind = (PAGE_LIMIT, "page") if is_page else (IMPORT_LIMIT, "library")
            if size > limit:
                raise FileError(f"This file has {size / 2**20:.0f} MiB, and a {kind} has at most {limit // 2**20}.")
            content.seek(0)
            params = {"name": file.name[:500], "dry_run": str(dry_run).lower()} | _days(changed, captured_on)
            headers = {"Content-Type": "application/octet-stream", "Accept": "application/x-ndjson"}
            options: dict[str, Any] = {"params": params, "headers": headers, "timeout": None}
            with library.send("/import", content=content, **options) as pieces:
                return (yield from _follow(pieces))
    except OSError as error:
        raise FileError(f"This file cannot be read: {error.strerror}.") from error


def _is_page(head: bytes) -> bool:
    """Whether a file that begins like this is no other program's."""
    from dejalu.importers import formats  # All the parsers there are take a tenth of the time of every start.

    return formats.recognise(head) is None


def _follow(pieces: Iterator[bytes]) -> Generator[Told, None, dict[str, Any]]:
    """What is told about a long work as it goes on, and the answer at its end."""
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        for told in map(json.loads, lines):
            if "error" in told:
                raise RefusedByServerError(told["error"]["message"], told["error"]["code"])
            if "answer" in told:
                answer: dict[str, Any] = told["answer"]
                return answer
            yield told["progress"]
    raise LostServerError


def _days(changed: float, captured_on: datetime | None) -> dict[str, str]:
    """When a page was saved, as far as that is known."""
    days = {"latest": datetime.fromtimestamp(changed, UTC).date().isoformat()}
    return days | {"captured_on": captured_on.date().isoformat()} if captured_on else days


def mark(library: Connection, name: str, edits: list[dict[str, Any]]) -> dict[str, Any]:
    """Apply edits to the paper that `name` names, an unknown identifier included; the paper afterwards."""
    try:
        paper: dict[str, Any] = {"identifiers": [str(identifiers.parse(name))]}
    except UnknownIdentifierError:
        known = library.request("GET", "/papers", params={"named": name}).json()["papers"][0]
        paper = {
            "identifiers": known["mark"]["identifiers"],
            "title": known["title"],
            "authors": known["authors"],
        }
    # Said by somebody who may have seen all that is there, whatever time it is by this machine's clock.
    seen = library.request("POST", "/sync", json={"since": None, "operations": []}).json()["clock"]
    stamp = ""
    operations = []
    for edit in edits:
        stamp = clock.after(stamp, datetime.now(UTC))
        told = {"seen": seen} if seen else {}
        operations.append({"op_id": str(uuid.uuid4()), "at": stamp, "paper": paper, **told, **edit})
    answer = library.request("POST", "/sync", json={"since": None, "operations": operations}).json()
    refused = [result["error"] for result in answer["results"] if result["result"] == "rejected"]
    if refused:
        raise RefusedEditError(refused[0])
    found = library.request(
        "GET", "/papers", params={"named": paper["identifiers"][0] if paper["identifiers"] else name}
    )
    marked: dict[str, Any] = found.json()["papers"][0]
    return marked


def search(library: Connection, query: str) -> tuple[list[dict[str, Any]], bool]:
    """All papers of a search, and whether they are only near it."""
    papers: list[dict[str, Any]] = []
    params = {"q": query}
    while True:
        answer = library.request("GET", "/papers", params=params).json()
        papers += answer["papers"]
        if answer["cursor"] is None:
            return papers, answer["is_near"]
        params["cursor"] = answer["cursor"]

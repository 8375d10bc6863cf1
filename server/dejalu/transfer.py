"""What commands do with files and with several calls of the API."""

import os
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dejalu.api.guard import IMPORT_LIMIT
from dejalu.connection import Connection
from dejalu.errors import FileError, RefusedEditError, UnknownIdentifierError
from dejalu.identity import identifiers
from dejalu.services import clock


def send_capture(library: Connection, file: Path, captured_on: datetime | None) -> dict[str, Any]:
    """Import one saved page; its own date bounds the day it was saved. Raises FileError if it cannot be read."""
    try:
        size, changed = file.stat().st_size, file.stat().st_mtime
        if size > IMPORT_LIMIT:
            raise FileError(f"This file has {size / 2**20:.0f} MiB, and a page has at most {IMPORT_LIMIT // 2**20}.")
        content = file.read_bytes()
    except OSError as error:
        raise FileError(f"This file cannot be read: {error.strerror}.") from error
    params = {"latest": datetime.fromtimestamp(changed, UTC).date().isoformat()}
    if captured_on:
        params["captured_on"] = captured_on.date().isoformat()
    headers = {"Content-Type": "application/octet-stream"}
    answer: dict[str, Any] = library.request("POST", "/import", params=params, content=content, headers=headers).json()
    return answer


def write_file(file: Path, content: bytes) -> None:
    """Replace a file as a whole or not at all. Raises FileError if it cannot be written."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        Path(draft.name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(draft.name).replace(file)
    except OSError as error:
        raise FileError(f"{file} cannot be written: {error.strerror}.") from error


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

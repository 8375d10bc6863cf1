"""Writing an export again after each change, for as long as one looks on."""

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from dejalu.commands import printing, terminal
from dejalu.config import Config
from dejalu.connection import Connection, connect_served
from dejalu.errors import DejaluError

Save = Callable[[Iterable[bytes]], object]
"""Writes what comes in pieces; False where nothing had to be."""

EVERY = 1.0
"""Seconds between two questions whether anything changed; an export that takes longer waits that long."""


def watch(config: Config, path: str, wanted: dict[str, Any], file: Path, save: Save) -> None:
    """Write what a route of the API gives, until Ctrl-C. A server that ends is waited for.

    Raises NoServerError, RefusedByServerError or FileError for what is wrong at the start; later, it is told.
    """
    etag: str | None = None
    trouble = ""
    with connect_served(config) as library:
        etag = _write(library, path, wanted, file, save, etag)
    terminal.say("It is written again after each change, until Ctrl-C.")
    try:
        while True:
            began = time.monotonic()
            try:
                with connect_served(config) as library:
                    etag = _write(library, path, wanted, file, save, etag)
                trouble = ""
            except DejaluError as error:
                if error.message != trouble:
                    _say(error.message)
                trouble = error.message
            time.sleep(max(EVERY, time.monotonic() - began))
    except KeyboardInterrupt:
        terminal.say("Stopped.")


def _write(
    library: Connection, path: str, wanted: dict[str, Any], file: Path, save: Save, etag: str | None
) -> str | None:
    """Write the file if anything changed; the ETag of what it now holds."""
    with library.download(path, etag, params=wanted) as content:
        if not content.is_known and save(content.pieces) is not False:
            _say(f"Wrote {file} ({printing.papers(content.papers)}).")
        return content.etag


def _say(what: str) -> None:
    terminal.say(f"{datetime.now().astimezone():%H:%M:%S}  {what}")

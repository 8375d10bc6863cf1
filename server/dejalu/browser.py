"""Finding a Chromium and starting it with the extension loaded."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dejalu import extension
from dejalu.errors import NoBrowserError

NAMES = ("chromium", "chromium-browser", "ungoogled-chromium")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/AppData/Local/Chromium/Application/chrome.exe",
)


START = 3.0
"""Seconds after which a browser has loaded its extensions, or has handed over to one that ran already."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A browser that was opened; was_running when one ran on that profile before, and process is not it."""

    process: subprocess.Popen[bytes]
    was_running: bool


def find(named: Path | None = None) -> Path:
    """The browser named, else a Chromium on the PATH or in its usual place. Raises NoBrowserError."""
    candidates = [str(named)] if named else [*NAMES, *(str(Path(place).expanduser()) for place in PLACES)]
    found = next(filter(None, map(shutil.which, candidates)), None)
    if found is None:
        raise NoBrowserError
    return Path(found)


def open_paired(browser: Path, profile: Path, pairing_address: str, arguments: Sequence[str] = ()) -> Opened:
    """Start a browser on a profile of its own with the extension loaded, and have it pair.

    Chromium blocks an extension's page while it is still loading that extension, as it is when it opens the
    addresses of its command line. So the pairing page follows once the browser has started: a second call of the
    program hands it to the first.
    """
    process = _run(browser, profile, arguments)
    ended_at_once = True
    try:
        process.wait(START)
    except subprocess.TimeoutExpired:
        ended_at_once = False
    _run(browser, profile, [*arguments, pairing_address])
    return Opened(process, was_running=ended_at_once)


def open_page(browser: Path, address: str, arguments: Sequence[str] = ()) -> None:
    """Open an address in a browser, on the profile that its user has."""
    _start([str(browser), *arguments, address])


def _run(browser: Path, profile: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    unpacked = extension.folder()
    command = [
        str(browser),
        f"--user-data-dir={profile}",
        f"--disable-extensions-except={unpacked}",
        f"--load-extension={unpacked}",
        "--no-first-run",
        "--no-default-browser-check",
        *arguments,
    ]
    return _start(command)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    if sys.platform == "linux" and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")  # Chromium refuses to start as root with it
    return subprocess.Popen(  # noqa: S603 (the reader's own browser)
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

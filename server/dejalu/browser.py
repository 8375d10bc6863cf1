"""Finding a Chromium and starting it with the extension loaded."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dejalu.errors import NoBrowserError

NAMES = ("chromium", "chromium-browser", "ungoogled-chromium")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/AppData/Local/Chromium/Application/chrome.exe",
)


def find(named: Path | None = None) -> Path:
    """The browser named, else a Chromium on the PATH or in its usual place. Raises NoBrowserError."""
    candidates = [str(named)] if named else [*NAMES, *(str(Path(place).expanduser()) for place in PLACES)]
    found = next(filter(None, map(shutil.which, candidates)), None)
    if found is None:
        raise NoBrowserError
    return Path(found)


def extension_folder() -> Path:
    """The extension: packed into the installed program, or beside the server in a clone."""
    here = Path(__file__).parent
    packed = here / "extension"
    return packed if packed.is_dir() else here.parents[1] / "extension"


def start(
    browser: Path, profile: Path, addresses: Sequence[str], arguments: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Start a browser on a profile of its own with the extension loaded, and open some addresses."""
    extension = extension_folder()
    command = [
        str(browser),
        f"--user-data-dir={profile}",
        f"--disable-extensions-except={extension}",
        f"--load-extension={extension}",
        "--no-first-run",
        "--no-default-browser-check",
        *arguments,
        *addresses,
    ]
    if sys.platform == "linux" and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")  # Chromium refuses to start as root with it
    return subprocess.Popen(  # noqa: S603 (the reader's own browser)
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

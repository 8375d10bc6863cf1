"""`dejalu open`: server, browser, extension and pairing in one command."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.harness import Server, browser_options, wait_until
from playwright.sync_api import Playwright

QUIET = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@pytest.fixture
def screen() -> Iterator[str]:
    """A virtual screen: without one Chromium does not hand addresses from one call of it to another."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("no Xvfb for a browser with a window")
    with subprocess.Popen([program, "-displayfd", "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        yield f":{process.stdout.readline().decode().strip()}"
        process.terminate()


@contextlib.contextmanager
def opened(data: Path, playwright: Playwright, screen: str) -> Iterator[subprocess.Popen[str]]:
    program = str(browser_options(playwright)["executable_path"])
    command = [sys.executable, "-m", "dejalu", "open", "--port", "0", "--data", str(data), "--browser", program]
    environment = {**os.environ, "DISPLAY": screen}
    process = subprocess.Popen([*command, "--", *QUIET], stdout=subprocess.PIPE, text=True, env=environment)
    try:
        yield process
    finally:
        lock = data / "browser" / "SingletonLock"  # a link to "host-pid"
        os.kill(int(str(lock.readlink()).rpartition("-")[2]), signal.SIGTERM)
        process.communicate(timeout=30)


def paired_browsers(server: Server) -> int:
    return len(json.loads(server.dejalu("clients", "--json"))) - 1


def test_one_command_opens_a_paired_browser_and_ends_with_it(
    tmp_path: Path, playwright: Playwright, screen: str
) -> None:
    server = Server(tmp_path)
    with opened(tmp_path, playwright, screen) as process:
        wait_until("the server runs", (tmp_path / "server.json").exists)
        wait_until("the browser is paired", lambda: paired_browsers(server) == 1)
    assert process.returncode == 0
    assert not (tmp_path / "server.json").exists()


def test_without_a_chromium_it_says_what_to_do(tmp_path: Path) -> None:
    result = Server(tmp_path).run("open", "--browser", "/no/such/browser")
    assert result.returncode == 1
    assert "No Chromium was found" in result.stderr

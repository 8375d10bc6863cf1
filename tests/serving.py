"""A real server, in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

PATIENCE = 20.0
"""Seconds to wait for what should take well under one: the machine may be busy."""


def wait_until(
    what: str,
    happens: Callable[[], Any],
    pause: Callable[[float], None] = time.sleep,
    *,
    patience: float = PATIENCE,
    every: float = 0.05,
) -> Any:  # noqa: ANN401 (whatever it is)
    """The first true result of `happens`, asked `every` so many seconds; fails after `patience`, saying what for."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if result := happens():
            return result
        pause(every)
    pytest.fail(f"waited in vain until {what}")


@dataclass
class Server:
    """`dejalu serve` in a process of its own, on a free port that it keeps when started again.

    database_url: another database than the one in the data folder. program: what is run as `dejalu`. options: more of
    those that `serve` takes. wrapper: the command that this program is run by, such as `("strace", "-f")`. view: where
    this process sees the data folder, when the server sees another file system than it does.
    """

    data: Path
    port: int = 0
    database_url: str = ""
    program: tuple[str, ...] = ("-m", "dejalu")
    options: tuple[str, ...] = ()
    wrapper: tuple[str, ...] = ()
    view: Path | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def library_url(self) -> str:
        """The address of the database it keeps."""
        return self.database_url or f"sqlite:///{self.data / 'dejalu.db'}"

    @property
    def folder(self) -> Path:
        """The data folder as this process sees it."""
        return self.view or self.data

    @property
    def pid(self) -> int:
        """The server's own process, whatever it is wrapped in."""
        return int(self._announced()["pid"])

    def command(self, name: str, *arguments: str) -> list[str]:
        """The words that run one of Dejalu's commands on this library."""
        return [*self.wrapper, sys.executable, *self.program, name, "--data", str(self.data), *arguments]

    def start(self) -> None:
        """Start it, and wait for its first good answer."""
        before = self._announced()
        url = ["--database-url", self.database_url] if self.database_url else []
        # To a file: a pipe that nobody reads would in the end hold the server up.
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command("serve", "--port", str(self.port), *url, *self.options),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until(
            "the server is announced", lambda: self._ended() or self._announced() not in ({}, before), every=0.01
        )
        assert not self._ended(), self.log.read_text(encoding="utf-8")
        self.port = int(self._announced()["url"].rpartition(":")[2])
        wait_until("it answers", self.answers, every=0.01)

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/hello", trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self) -> None:
        """End it as its user would."""
        if not self._ended():
            os.kill(self.pid, signal.SIGTERM)
        self._wait()

    def kill(self) -> None:
        """End it at once, wherever it is: `kill -9`."""
        os.kill(self.pid, signal.SIGKILL)
        self._wait()

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.data.with_name(f"{self.data.name}.log")

    @property
    def token(self) -> str:
        """The command line's own token."""
        return (self.folder / "command-line.token").read_text(encoding="utf-8").strip()

    def dejalu(self, *arguments: str) -> str:
        """Run a command on this library; what it printed."""
        return self.run(*arguments, check=True).stdout

    def run(self, *arguments: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, check=check, timeout=60)

    def paper(self, name: str) -> dict[str, Any] | None:
        """What the server keeps of one paper, as a script would ask for it."""
        found = json.loads(self.dejalu("search", "--json", name.partition(":")[2]) or "[]")
        return next((paper for paper in found if name in paper["mark"]["identifiers"]), None)

    def _announced(self) -> dict[str, Any]:
        try:
            announced: dict[str, Any] = json.loads((self.folder / "server.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return announced

    def _wait(self) -> None:
        if self.process is not None:
            self.process.wait(PATIENCE)
            self.process = None

    def _ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

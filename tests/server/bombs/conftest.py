"""A real server to send bombs to, and what each costs it."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text
from tests.serving import Server

PATIENCE = 300.0
"""Seconds to wait for an answer: however busy the machine, only endless work takes so long."""
MOST_GROWTH = 100 * 2**20
"""Bytes by which one file of 1 MB may make the server grow."""
HONEST = (
    b"@misc{a, title = {An honest entry to begin with}}\n",
    b"TY  - JOUR\nTI  - Another honest entry\nER  - \n",
    b'"Item Type","Title"\n"preprint","One more honest entry"\n',
    b"<html><body>A page</body></html>",
)
"""What is read before anything is measured, as every parser is loaded when it is first needed."""


@dataclass(frozen=True)
class Cost:
    """What a file cost: seconds of the clock and of the processor, and bytes by which the process grew at most."""

    answer: httpx.Response
    waited: float
    worked: float
    growth: int


class Target:
    """A server that files are sent to."""

    def __init__(self, server: Server) -> None:
        self._server = server
        headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/octet-stream"}
        self._http = httpx.Client(base_url=server.url, trust_env=False, headers=headers, timeout=PATIENCE)
        for content in HONEST:
            self.send(content)

    def send(self, content: bytes, headers: dict[str, str] | None = None) -> Cost:
        process = Path(f"/proc/{self._server.pid}")
        # 5 makes the kernel measure the peak anew (proc_pid_clear_refs(5)).
        (process / "clear_refs").write_text("5")
        before, worked, began = _memory(process, "VmRSS"), _worked(process), time.monotonic()
        answer = self._http.post("/api/import", content=content, headers=headers)
        waited = time.monotonic() - began
        return Cost(answer, waited, _worked(process) - worked, _memory(process, "VmHWM") - before)

    def digest(self) -> str:
        """Of every row there is but those that tell of clients."""
        engine = create_engine(self._server.library_url)
        digest = hashlib.sha256()
        with engine.connect() as connection:
            names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'client'"))
            for name in sorted(names):
                for row in connection.execute(text(f'SELECT * FROM "{name}" ORDER BY 1')):
                    digest.update(repr((name, *row)).encode())
        engine.dispose()
        return digest.hexdigest()

    def close(self) -> None:
        self._http.close()


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    server = Server(tmp_path_factory.mktemp("bombs") / "data")
    server.start()
    target = Target(server)
    try:
        yield target
    finally:
        target.close()
        server.stop()


def _memory(process: Path, name: str) -> int:
    lines = (process / "status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def _worked(process: Path) -> float:
    ticks = (process / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / 100

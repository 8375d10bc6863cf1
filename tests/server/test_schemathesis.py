"""schemathesis on a real server with all the checks it has, those of security too, on both databases.

It takes away or spoils the token, uses methods that are not described, and asks everything the description allows and
forbids. Sequences of requests are not among it: it follows links, and nothing here needs any.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import standins
from tests.serving import Server

SETTINGS = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "50")
NOWHERE = "http://127.0.0.1:9"
"""Nobody listens there: the Zotero of whoever runs this is left alone."""


@pytest.fixture
def server(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with standins.running() as services:
        elsewhere = {"DEJALU_ZOTERO_URL": NOWHERE, "DEJALU_JABREF_URL": NOWHERE}
        for name, value in {**services.environment, **elsewhere}.items():
            monkeypatch.setenv(name, value)
        server = Server(tmp_path / "data", database_url=database_url)
        server.start()
        yield server
        server.stop()


@pytest.mark.soak
def test_every_check_holds(server: Server, tmp_path: Path) -> None:
    command = ["-m", "schemathesis.cli", "--config-file", str(SETTINGS), "run", f"{server.url}/api/openapi.json"]
    phases = ("--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", "1")
    options = ("--header", f"Authorization: Bearer {server.token}", "--no-color")
    # The client that asks must not end itself.
    spared = ("--exclude-name", "DELETE /api/clients/{client_id}")
    done = subprocess.run(
        [sys.executable, *command, *phases, *options, *spared],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-10_000:]
    assert "Traceback" not in server.log.read_text(encoding="utf-8")

"""The command line tells its server from a stranger on the port, and sends a stranger nothing."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.listening import Handler, Listener, listening
from tests.server.test_cli import dejalu

from dejalu.connection import find_server
from dejalu.datafolder import DataFolder
from dejalu.services.proofs import proof

SECRET = "s" * 43


@dataclass
class Stranger:
    """A program that answers anything with one text, in which PROOF is what it makes of the challenge."""

    url: str = ""
    answer: str = ""
    status: int = 200
    secret: str = "guessed"
    asked: list[str] = field(default_factory=list)

    def reply(self, path: str) -> bytes:
        [challenge] = parse_qs(urlsplit(path).query).get("challenge", [""])
        host = self.url.removeprefix("http://")
        return self.answer.replace("PROOF", proof(self.secret, challenge, host)).encode("utf-8", "surrogatepass")


@contextmanager
def waiting(stranger: Stranger) -> Iterator[Stranger]:
    """A stranger that waits for a command at its address."""

    class Answering(Handler):
        def respond(self) -> None:
            stranger.asked.append(f"{self.requestline}\n{self.headers}")
            self.send_response(stranger.status)
            self.send_header("Location", "/api/hello?again")
            self.end_headers()
            self.wfile.write(stranger.reply(self.path))

    with listening(Listener(Answering)) as listener:
        stranger.url = listener.url
        yield stranger


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "library")


def announce(folder: DataFolder, url: str) -> None:
    """What a server leaves behind that was killed."""
    told = {"url": url, "pid": 1, "secret": SECRET}
    (folder.path / "server.json").write_text(json.dumps(told), encoding="utf-8")


HELLO = '{"name": "dejalu", "api_version": 1, "server_id": "x", "proof": %s}'
ANSWERS = [
    HELLO % '"PROOF"',
    HELLO % f'"{hashlib.sha256(SECRET.encode()).hexdigest()}"',
    HELLO % "null",
    HELLO % '"é"',
    HELLO % '"\ud800"',
    HELLO % "7",
    HELLO % "[]",
    '{"name": "dejalu"}',
    "[]",
    "null",
    "",
    "<html>",
    "[" * 5000,
    HELLO % ('"' + "x" * 100_000 + '"'),
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("status", [200, 302, 401, 500])
def test_a_stranger_is_no_server(folder: DataFolder, answer: str, status: int) -> None:
    with waiting(Stranger(answer=answer, status=status)) as stranger:
        announce(folder, stranger.url)
        assert find_server(folder) is None
        assert stranger.asked
        assert not [asked for asked in stranger.asked if "authorization" in asked.lower()]


def test_who_knows_the_secret_is_the_server(folder: DataFolder) -> None:
    """Or the test above could not fail."""
    with waiting(Stranger(answer=HELLO % '"PROOF"', secret=SECRET)) as stranger:
        announce(folder, stranger.url)
        assert find_server(folder) == stranger.url


def test_a_command_opens_the_library_itself(folder: DataFolder) -> None:
    dejalu("mark", "arxiv:2406.09519", "read", data=folder.path)
    with waiting(Stranger(answer=HELLO % '"PROOF"')) as stranger:
        announce(folder, stranger.url)
        assert "✓ read" in dejalu("search", "2406.09519", data=folder.path).stdout
        assert len(stranger.asked) == 1
        assert "authorization" not in stranger.asked[0].lower()

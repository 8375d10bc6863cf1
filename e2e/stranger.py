"""A program that waits on the port of a server that has stopped, and tries to be taken for it."""

import http.client
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.listening import Handler, Listener, listening

MANY = 64 * 1024
"""Times that a piece of an endless answer is sent, if anybody takes it: 64 MB."""


@dataclass
class Request:
    """What the stranger was sent."""

    method: str
    path: str
    authorization: str | None
    body: bytes


class Stranger(Listener):
    """Answers every request in the way of `lie`.

    known: the server's answer to an earlier hello, with a challenge of the stranger's own. elsewhere: the port on which
    the server itself runs meanwhile.
    """

    def __init__(self, port: int, known: dict[str, Any], elsewhere: int = 0) -> None:
        super().__init__(_Deceiver, port)
        self.known = known
        self.elsewhere = elsewhere
        self.lie = "wrong proof"
        self.requests: list[Request] = []


class _Deceiver(Handler):
    """By HTTP 1.0: a connection that is kept would outlive the stranger."""

    server: Stranger

    def respond(self) -> None:
        stranger = self.server
        authorization = self.headers.get("Authorization")
        stranger.requests.append(Request(self.command, self.path, authorization, self.read_body()))
        with suppress(BrokenPipeError, ConnectionResetError):
            LIES[stranger.lie](self)

    def tell(self, body: object, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def claim(self, **changes: object) -> None:
        """What the server said once, but for these changes."""
        self.tell(self.server.known | changes)

    def relay(self, host: str) -> None:
        """What the server says where it runs now, asked with the browser's own challenge."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.elsewhere)
        line.request("GET", self.path, headers={"Host": host})
        answer = line.getresponse()
        content = answer.read()
        line.close()
        self.tell(content, answer.status)

    def go_on_for_ever(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b'{"name": "')
        for _ in range(MANY):
            self.wfile.write(b"dejalu" * 170)

    def hang_up(self) -> None:
        self.close_connection = True


def _question(stranger: _Deceiver) -> dict[str, Any]:
    """The browser's question, as the stranger reads it."""
    return parse_qs(urlsplit(stranger.path).query)


LIES: dict[str, Callable[[_Deceiver], None]] = {
    "wrong proof": lambda it: it.claim(proof=secrets.token_hex(32)),
    "replayed proof": lambda it: it.claim(),
    "no proof": lambda it: it.claim(proof=None),
    "empty proof": lambda it: it.claim(proof=""),
    "the challenge for a proof": lambda it: it.claim(proof=_question(it).get("challenge", [""])[0]),
    "relayed proof": lambda it: it.relay(f"127.0.0.1:{it.server.elsewhere}"),
    "proof relayed under the browser's Host": lambda it: it.relay(str(it.headers["Host"])),
    "another library": lambda it: it.claim(server_id="00000000-0000-0000-0000-000000000000"),
    "another program": lambda it: it.tell({"name": "zotero", "version": 7}),
    "wrong types": lambda it: it.claim(proof={"length": 64}, server_id=[it.server.known["server_id"]]),
    "a list": lambda it: it.tell([it.server.known]),
    "nothing": lambda it: it.tell(b""),
    "HTML": lambda it: it.tell(b"<!doctype html><title>It works!</title>", kind="text/html"),
    "an endless answer": lambda it: it.go_on_for_ever(),
    "a deep answer": lambda it: it.tell(b"[" * 4_000),
    "a redirect": lambda it: it.tell(b"", 307, Location=f"http://127.0.0.1:{it.server.elsewhere}{it.path}"),
    "a failure": lambda it: it.tell({"message": "It failed."}, 500),
    "a refusal": lambda it: it.tell({"message": "Send your token."}, 401, **{"WWW-Authenticate": "Bearer"}),
    "no answer": lambda it: it.hang_up(),
}


@contextmanager
def in_place_of(port: int, known: dict[str, Any], elsewhere: int = 0) -> Iterator[Stranger]:
    """A stranger on this port."""
    with listening(Stranger(port, known, elsewhere)) as stranger:
        yield stranger

"""A server on this machine that trusts everybody: what an attack does where there is no defence."""

from contextlib import AbstractContextManager
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.listening import Handler, Listener, listening

SECRET = "the careless server's secret"
PAGE = ("text/html", "<!doctype html><title>An innocent page</title><body>")
ANSWERS = {
    "script": ("text/javascript", f'globalThis.loot = "{SECRET}"'),
    "style": ("text/css", f"body {{ --loot: {SECRET} }}"),
    "image": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'),
}
"""What it answers to whom, by `Sec-Fetch-Dest`."""


class Arrived(NamedTuple):
    """A request that arrived."""

    method: str
    path: str
    origin: str | None


class Careless(Listener):
    """Answers every method on every path to every origin; at `/`, a page, and `/redirect?to=` sends on elsewhere."""

    def __init__(self) -> None:
        super().__init__(_Trusting)
        self.arrived: list[Arrived] = []


class _Trusting(Handler):
    server: Careless

    def respond(self) -> None:
        self.read_body()
        origin = self.headers.get("Origin")
        self.server.arrived.append(Arrived(self.command, self.path, origin))
        target = parse_qs(urlsplit(self.path).query).get("to")
        self.send_response(307 if target else 200)
        if target:
            self.send_header("Location", target[0])
        self.send_header("Access-Control-Allow-Origin", origin or "*")
        self.send_header("Access-Control-Allow-Credentials", "true")
        self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, DELETE")
        kind, body = self._choose()
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def _choose(self) -> tuple[str, str]:
        if self.path == "/":
            return PAGE
        if self.headers.get("Accept") == "text/event-stream":
            return "text/event-stream", f"data: {SECRET}\n\n"
        return ANSWERS.get(self.headers.get("Sec-Fetch-Dest", ""), ("text/plain", SECRET))


def careless_server() -> AbstractContextManager[Careless]:
    return listening(Careless())

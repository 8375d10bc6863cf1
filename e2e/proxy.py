"""A line between the browser and the server: it notes what is asked, and can make an answer come late."""

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e.harness import PATIENCE, Server
from tests.listening import Handler, Listener, listening


class Proxy(Listener):
    """Passes everything on, and keeps the answers to the path `late` back until it is released.

    tls: the file of a certificate and its key, to be spoken to by HTTPS. instead: by path, the status and the body of
    another answer than the server's.
    """

    def __init__(self, behind: Server, late: str = "", tls: Path | None = None) -> None:
        super().__init__(_Passage)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.behind = behind
        self.late = late
        self.asked: list[str] = []
        self.instead: dict[str, tuple[int, bytes]] = {}
        self.arrived = threading.Event()
        self.released = threading.Event()


class _Passage(Handler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def respond(self) -> None:
        proxy = self.server
        proxy.asked.append(self.path)
        if self.path in proxy.instead:
            return self.answer(*proxy.instead[self.path], [])
        line = http.client.HTTPConnection("127.0.0.1", proxy.behind.port)
        line.request(self.command, self.path, self.read_body(), dict(self.headers))
        answer = line.getresponse()
        content = answer.read()
        line.close()
        if self.path == proxy.late:
            proxy.arrived.set()
            proxy.released.wait(PATIENCE)
        self.answer(answer.status, content, answer.getheaders())
        return None

    def answer(self, status: int, content: bytes, headers: list[tuple[str, str]]) -> None:
        self.send_response(status)
        for name, value in headers or [("Content-Length", str(len(content)))]:
            if name not in ("Connection", "Date", "Server"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def between(server: Server, late: str = "", *, host: str = "", tls: Path | None = None) -> Iterator[Proxy]:
    """A proxy that answers one path only once it is `released`; `arrived` says that the server has answered.

    The server is started anew, to go by the name that the proxy is asked by: `host`, or the proxy's own.
    """
    with listening(Proxy(server, late, tls)) as proxy:
        server.stop()
        server.port = 0
        server.options = ("--allow-host", host or f"127.0.0.1:{proxy.port}")
        server.start()
        try:
            yield proxy
        finally:
            proxy.released.set()

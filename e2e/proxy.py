"""A line between the browser and the server: it notes what is asked, and can make an answer come late."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from e2e.harness import PATIENCE, Server


class Proxy(ThreadingHTTPServer):
    """Passes everything on, and keeps the answers to the path `late` back until it is released."""

    daemon_threads = True

    def __init__(self, behind: Server, late: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Passage)
        self.behind = behind
        self.late = late
        self.asked: list[str] = []
        self.arrived = threading.Event()
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Passage(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def pass_on(self) -> None:
        proxy = self.server
        proxy.asked.append(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        line = http.client.HTTPConnection("127.0.0.1", proxy.behind.port)
        line.request(self.command, self.path, body, {**self.headers, "Host": f"127.0.0.1:{proxy.behind.port}"})
        answer = line.getresponse()
        content = answer.read()
        line.close()
        if self.path == proxy.late:
            proxy.arrived.set()
            proxy.released.wait(PATIENCE)
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name not in ("Connection", "Date", "Server"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_OPTIONS = pass_on  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


@contextmanager
def between(server: Server, late: str = "") -> Iterator[Proxy]:
    """A proxy that answers one path only once it is `released`; `arrived` says that the server has answered."""
    with Proxy(server, late) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield proxy
        finally:
            proxy.released.set()
            proxy.shutdown()

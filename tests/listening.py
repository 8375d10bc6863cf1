"""Programs of the tests that listen on a port of this machine."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar

POLL = 0.01
"""Seconds until it is noticed that a program is to end."""


class Handler(BaseHTTPRequestHandler, ABC):
    """Answers whatever is asked by `respond`, and prints nothing."""

    @abstractmethod
    def respond(self) -> None:
        """Answer one request; `command` is its method."""

    def read_body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _respond(self) -> None:
        self.respond()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _respond  # noqa: N815 (theirs)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Listener(ThreadingHTTPServer):
    """A program on this port, or on a free one."""

    def __init__(self, handler: type[Handler], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)

    @property
    def port(self) -> int:
        return self.server_port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


Program = TypeVar("Program", bound=Listener)


@contextmanager
def listening(listener: Program) -> Iterator[Program]:
    """The program, while it answers."""
    with listener:
        thread = threading.Thread(target=listener.serve_forever, args=[POLL], daemon=True)
        thread.start()
        try:
            yield listener
        finally:
            listener.shutdown()
            thread.join()

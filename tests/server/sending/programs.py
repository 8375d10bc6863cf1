"""What the stand-ins of Zotero and JabRef share: a server on a free port of this machine, in a thread."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from tests.listening import Handler, Listener, listening


@dataclass
class Request:
    """What a program is asked; query holds the last value of each name."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass
class Answer:
    """What it answers; no status at all is a program that closes the connection, as one does that is ended."""

    status: int | None
    body: Any = ""
    headers: dict[str, str] = field(default_factory=dict)


class Program(Protocol):
    url: str

    def answer(self, request: Request) -> Answer: ...


@contextmanager
def running(program: Program) -> Iterator[None]:
    """Answer for a program, at the address that it is given."""

    class Answering(Handler):
        def respond(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            headers = dict(self.headers.items())
            answer = program.answer(Request(self.command, parts.path, query, headers, self.read_body()))
            if answer.status is None:
                self.close_connection = True
                return
            content = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content.encode())

    with listening(Listener(Answering)) as listener:
        program.url = listener.url
        yield

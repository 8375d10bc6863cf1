"""Whom a request must be meant for: raw `Host` headers with the right token, sent to the real server's socket.

A page whose name was rebound to this machine asks as a page of this very server would, but for the Host.
"""

import socket
from collections.abc import Iterator

import pytest
from tests.serving import PATIENCE, Server

ANSWERED = ["127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT", "\t127.0.0.1:PORT \t"]

MISDIRECTED = [
    "rebound.example:PORT",
    "127.0.0.1.rebound.example:PORT",
    "rebound.example",
    "localhost.rebound.example:PORT",
    "sub.localhost:PORT",
    # Not quite this port.
    "127.0.0.1",
    "localhost",
    "[::1]",
    "127.0.0.1:80",
    "127.0.0.1:",
    "127.0.0.1:PORT0",
    "127.0.0.1:0PORT",
    "127.0.0.1:+PORT",
    "127.0.0.1:PORT:80",
    "127.0.0.1:PORT:443",
    ":PORT",
    # This machine, by names that no client of ours uses.
    "LOCALHOST:PORT",
    "localhost.:PORT",
    "127.0.0.1.:PORT",
    "127.0.0.2:PORT",
    "127.1:PORT",
    "2130706433:PORT",
    "0x7f000001:PORT",
    "0177.0.0.1:PORT",
    "0.0.0.0:PORT",
    "[::]:PORT",
    "::1:PORT",
    "[0:0:0:0:0:0:0:1]:PORT",
    "[::ffff:127.0.0.1]:PORT",
    "[::1%lo]:PORT",
    "waitress.invalid:PORT",  # what waitress calls a server that was not named
    # Texts around the right one.
    "",
    "reader@127.0.0.1:PORT",
    "@127.0.0.1:PORT",
    "127.0.0.1:PORT@rebound.example",
    "127.0.0.1 :PORT",
    "127.0.0.1: PORT",
    "127.0.0.1:PORT/",
    "127.0.0.1:PORT#",
    "http://127.0.0.1:PORT",
    "127.0.0.1:PORT, rebound.example",
    "127.0.0.1:PORT 127.0.0.1:PORT",
    "127%2e0.0.1:PORT",
    '"127.0.0.1:PORT"',
    "１27.0.0.1:PORT",
    "localhoſt:PORT",
]

GET = "GET /api/papers HTTP/1.1"
GET_OF_OLD = "GET /api/papers HTTP/1.0"
OURS = "Host: 127.0.0.1:PORT"
OTHER = "Host: rebound.example:PORT"

REQUESTS: dict[str, tuple[int, list[str]]] = {
    "no Host": (421, [GET]),
    "no Host in HTTP/1.0": (421, [GET_OF_OLD]),
    "another Host in HTTP/1.0": (421, [GET_OF_OLD, OTHER]),
    "two Hosts, ours first": (421, [GET, OURS, OTHER]),
    "two Hosts, ours last": (421, [GET, OTHER, OURS]),
    "ours twice": (421, [GET, OURS, OURS]),
    "ours on a second line": (421, [GET, OTHER, " 127.0.0.1:PORT"]),
    "ours in the target": (421, ["GET http://127.0.0.1:PORT/api/papers HTTP/1.1", OTHER]),
    "ours in the target alone": (421, ["GET http://127.0.0.1:PORT/api/papers HTTP/1.1"]),
    "another in the target": (421, ["GET http://rebound.example:PORT/api/papers HTTP/1.1", OURS]),
    "no path in the target": (421, ["OPTIONS * HTTP/1.1", OURS]),
    "a host for a target": (421, ["CONNECT 127.0.0.1:PORT HTTP/1.1", OURS]),
    "forwarded": (421, [GET, OTHER, "Forwarded: host=127.0.0.1:PORT"]),
    "forwarded host": (421, [GET, OTHER, "X-Forwarded-Host: 127.0.0.1:PORT"]),
    "another header": (421, [GET, OTHER, "X-Host: 127.0.0.1:PORT"]),
    "a header that WSGI would call the same": (421, [GET, OTHER, "HTTP_HOST: 127.0.0.1:PORT"]),
    "what needs no token": (421, ["GET /api/hello HTTP/1.1", OTHER]),
    "an address to read papers at": (421, ["GET /export/token/papers.bib HTTP/1.1", OTHER]),
    "a space before the colon": (400, [GET, "Host : 127.0.0.1:PORT"]),
    "a NUL": (400, [GET, OURS + "\0"]),
    "a line feed": (400, [GET, f"{OTHER}\n{OURS}"]),
    # Only proxies say this, and there is none before this server: it is not looked at.
    "ours, forwarded for another": (200, [GET, OURS, "X-Forwarded-Host: rebound.example:PORT"]),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("hosts") / "library")
    server.start()
    yield server
    server.stop()


def send(server: Server, *lines: str) -> int:
    """Send a request with the command line's token; the status of the answer."""
    lines = (*lines, f"Authorization: Bearer {server.token}", "Connection: close", "", "")
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as line:
        line.sendall("\r\n".join(lines).replace("PORT", str(server.port)).encode())
        with line.makefile("rb") as answer:
            return int(answer.readline().split()[1])


@pytest.mark.parametrize("host", ANSWERED)
def test_the_servers_own_names_are_answered(server: Server, host: str) -> None:
    assert send(server, GET, f"Host: {host}") == 200


@pytest.mark.parametrize("host", MISDIRECTED)
def test_any_other_host_is_misdirected(server: Server, host: str) -> None:
    assert send(server, GET, f"Host: {host}") == 421


@pytest.mark.parametrize("case", REQUESTS)
def test_the_host_is_one_header_of_the_request_and_nothing_else(server: Server, case: str) -> None:
    status, lines = REQUESTS[case]
    assert send(server, *lines) == status

"""Headers, lengths and pieces that no client would send, to a real server: refused, and it goes on serving."""

import gzip
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serving import Server

SYNC = b'{"since": null, "operations": []}'
HOSTILE = {
    "Accept": [b"\xff", b"*/*;q=nan", b"a/b;q=1e999", b";;;,,,", b"x" * 10_000, b'application/json;q="'],
    "If-None-Match": [b"\xff", b'"', b'W/"', b"W/", b"*, *", b'"\xff\xfe"', b"," * 10_000],
    "If-Modified-Since": [b"\xff", b"0", b"Mon, 99 Foo 99999 99:99:99 GMT", b"Thu, 01 Jan 99999999999999 00:00:00 GMT"],
    "Range": [b"bytes=5-1", b"bytes=-", b"bytes=99999999999999999999-"],
    "Content-Type": [b"\xff", b"application/json\xff", b"application/json; charset=nothing", b"application/json;="],
    "User-Agent": [b"\xff\xfe", b"x" * 10_000],
    "Cookie": [b"a=\xff; \x7f", b"=;=;="],
    "X-Forwarded-For": [b"\xff", b"1.2.3.4"],
    "Expect": [b"200-ok"],
}
TOKENLESS = [b"Bearer \xff\xfe", b"Bearer", b"\xff", b"Bearer a b c", b"Basic bWU6bWU=", b"Bearer " + b"x" * 100_000]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(Path(tmp_path_factory.mktemp("headers")) / "data")
    server.start()
    yield server
    server.stop()


def send(server: Server, head: bytes, body: bytes = b"") -> int:
    """Send bytes as they are, with the command line's token unless there is another; the status, 0 for no answer."""
    head = head.replace(b" HTTP/1.1\r\n", f" HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n".encode(), 1)
    if b"\r\nAuthorization:" not in head:
        head += f"Authorization: Bearer {server.token}\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        try:
            line.sendall(head + b"Connection: close\r\n\r\n" + body)
            line.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: line.recv(2**16), b""))
        except (ConnectionResetError, BrokenPipeError):
            return 0
    status = int(answer.split(b" ", 2)[1]) if answer else 0
    if answer and b"application/json" in answer.partition(b"\r\n\r\n")[0] and status >= 400:
        assert set(json.loads(answer.partition(b"\r\n\r\n")[2])) == {"code", "status", "message", "errors"}
    return status


def post(server: Server, headers: bytes, body: bytes) -> int:
    return send(server, b"POST /api/sync HTTP/1.1\r\nContent-Type: application/json\r\n" + headers, body)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_header_is_no_failure(server: Server, name: str) -> None:
    for value in HOSTILE[name]:
        for line in (b"GET /api/export/bibtex", b"GET /api/papers", b"GET /export/x/y.bib"):
            assert 200 <= send(server, line + b" HTTP/1.1\r\n" + name.encode() + b": " + value + b"\r\n") < 500, value
        length = f"Content-Length: {len(SYNC)}\r\n".encode()
        kind = b"" if name == "Content-Type" else b"Content-Type: application/json\r\n"
        head = b"POST /api/import HTTP/1.1\r\n" + kind + length + name.encode() + b": " + value + b"\r\n"
        assert 400 <= send(server, head, SYNC) < 500, value


@pytest.mark.parametrize("value", TOKENLESS)
def test_what_is_no_token_opens_nothing(server: Server, value: bytes) -> None:
    assert send(server, b"GET /api/papers HTTP/1.1\r\nAuthorization: " + value + b"\r\n") == 401


def test_a_header_of_a_megabyte_is_refused(server: Server) -> None:
    assert send(server, b"GET /api/papers HTTP/1.1\r\nAuthorization: Bearer " + b"x" * 2**20 + b"\r\n") in (0, 400, 431)


@pytest.mark.parametrize(
    "said", [b"-1", b"+5", b"1e3", b"0x10", b"5, 5", b"\xb2", b"abc", b"9" * 30, b"5\r\nContent-Length: 6"]
)
def test_a_length_that_is_none_is_refused(server: Server, said: bytes) -> None:
    assert post(server, b"Content-Length: " + said + b"\r\n", SYNC) in (0, 400, 413)


def test_less_than_was_promised_is_no_request(server: Server) -> None:
    assert post(server, b"Content-Length: 1000\r\n", SYNC) in (0, 400)


def test_more_than_was_promised_is_cut_off(server: Server) -> None:
    assert post(server, b"Content-Length: 5\r\n", SYNC) == 400


def test_a_body_in_pieces_is_read_as_any_other(server: Server) -> None:
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (SYNC[:7], SYNC[7:])) + b"0\r\n\r\n"
    assert post(server, b"Transfer-Encoding: chunked\r\n", pieces) == 200


@pytest.mark.parametrize(
    "pieces", [b"zz\r\n{}\r\n0\r\n\r\n", b"-5\r\n{}\r\n0\r\n\r\n", b"ffffffffffffffffff\r\n{}", b"2\r\n{}"]
)
def test_pieces_that_are_none_are_refused(server: Server, pieces: bytes) -> None:
    assert post(server, b"Transfer-Encoding: chunked\r\n", pieces) in (0, 400, 413)


def test_two_ways_of_saying_how_long_it_is_are_not_taken_for_two_requests(server: Server) -> None:
    smuggled = b"0\r\n\r\nGET /api/papers HTTP/1.1\r\n\r\n"
    assert post(server, b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", smuggled) == 400
    assert post(server, b"Transfer-Encoding: identity\r\n", SYNC) in (0, 400, 501)


@pytest.mark.parametrize("packing", [b"gzip", b"GZIP", b"deflate", b"br", b"identity, gzip", b"\xff"])
def test_a_packed_body_is_not_unpacked(server: Server, packing: bytes) -> None:
    packed = gzip.compress(SYNC)
    headers = b"Content-Encoding: " + packing + f"\r\nContent-Length: {len(packed)}\r\n".encode()
    assert post(server, headers, packed) == 415


def test_after_all_that_it_serves_as_before(server: Server) -> None:
    assert post(server, f"Content-Length: {len(SYNC)}\r\n".encode(), SYNC) == 200
    assert "Traceback" not in server.log.read_text(encoding="utf-8")

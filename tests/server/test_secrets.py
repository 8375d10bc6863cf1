"""A token, a title, a note: where they have no business to be, they are not."""

import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from tests.serving import Server

from dejalu.api.request_log import Discreet

FORMATS = ("bibtex", "biblatex", "zotero", "jabref", "ris", "csl-json", "csv", "web-annotation", "atom", "json")
TITLE, NOTE = "A title that nobody else may read", "A note that nobody else may read"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "library", options=("--log-requests",))
    server.start()
    yield server
    server.stop()


def test_a_token_is_nowhere_but_in_its_header(server: Server, tmp_path: Path) -> None:
    """Through answers of every kind: good, refused, and failing."""
    code = json.loads(server.dejalu("pair", "--json"))["code"]
    paired = httpx.post(f"{server.url}/api/pair", json={"code": code, "client_name": "canary"}, trust_env=False).json()
    token, secret = paired["token"], paired["secret"]
    told = []
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {token}"}, trust_env=False) as http:
        stamp = f"{1_800_000_000_000:015}-0000"
        paper = {"identifiers": ["arxiv:2406.09519"], "title": TITLE}
        operation = {"op_id": "4a5b0e7e-0000-4000-8000-000000000001", "at": stamp, "paper": paper}
        said = {"type": "put_note", "note_id": "4a5b0e7e-0000-4000-8000-000000000002", "body": NOTE}
        edit = {**operation, **said, "base_revision": None}
        told += [
            (200, http.post("/api/sync", json={"since": 0, "operations": [edit]})),
            (200, http.get("/api/papers", params={"q": "nobody else"})),
            (200, http.get("/api/clients")),
            (404, http.get("/api/nothing")),
            (404, http.get("/api/papers/99")),
            (405, http.put("/api/papers")),
            (415, http.post("/api/sync", content=b"x", headers={"Content-Type": "text/plain"})),
            (422, http.post("/api/sync", json={"since": token})),
            (422, http.get("/api/papers", params={"token": token})),
            (421, http.get("/api/papers", headers={"Host": "evil.example"})),
            (403, http.get("/api/papers", headers={"Origin": "https://evil.example"})),
            (401, http.get("/api/papers", headers={"Authorization": f"Bearer {token}x"})),
            (401, http.get("/api/papers", headers={"Authorization": "", "Cookie": f"token={token}"})),
            (401, httpx.get(f"{server.url}/api/papers", params={"token": token}, trust_env=False)),
        ]
        for format_ in FORMATS:
            server.dejalu("export", "--format", format_, "-o", str(tmp_path / f"out.{format_}"))
        server.dejalu("export", "--format", "markdown", "-o", str(tmp_path / "vault"))
        server.dejalu("backup", "-o", str(tmp_path / "backup.db"))
        with closing(sqlite3.connect(server.data / "dejalu.db")) as connection, connection:
            connection.execute("DROP TABLE tagging")
        told.append((500, http.get("/api/tags")))
    for status, answer in told:
        assert token not in answer.text
        assert secret not in answer.text
        assert answer.status_code == status, (answer.request.url.path, answer.text)
        assert token not in str(answer.headers)
        assert "Set-Cookie" not in answer.headers
    log = server.log.read_text(encoding="utf-8")
    assert "GET /api/papers 200" in log
    assert "GET ? 404" in log
    assert "OperationalError in " in log
    assert TITLE not in log
    assert NOTE not in log
    assert "nobody" not in log
    written = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert sum(NOTE.encode() in content for content in written.values()) > len(FORMATS)
    assert [file for file, content in written.items() if token.encode() in content] == []
    assert [file for file, content in written.items() if secret.encode() in content] == []


def test_the_wsgi_servers_own_log_names_no_address(caplog: pytest.LogCaptureFixture) -> None:
    """It tells so of an answer that breaks off; the address may be one to read papers at, with its token."""
    log, discreet = logging.getLogger("waitress"), Discreet()
    log.addFilter(discreet)
    try:
        log.error("Exception while serving %s" % "/export/a-token/llm.bib")  # noqa: UP031 (as waitress does)
    finally:
        log.removeFilter(discreet)
    assert caplog.messages == ["Exception while serving a request"]

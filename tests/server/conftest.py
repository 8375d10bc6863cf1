"""A library, and a client that is paired with it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database
from dejalu.services import clients, clock, readers

ROOT = Path(__file__).parents[2]
PORT = 8711


class LocalClient(FlaskClient):
    """Asks the application under the server's own address."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", f"http://127.0.0.1:{PORT}")
        return super().open(*args, **kwargs)


@dataclass
class Caller:
    """A paired client: what it asks carries its token, and its clock only goes forward."""

    http: FlaskClient
    token: str
    stamp: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}", **self.headers, **options.pop("headers", {})}
        return self.http.open(f"/api{path}", method=method, headers=headers, **options)

    def get(self, path: str) -> Any:  # noqa: ANN401 (whatever JSON)
        response = self.ask("GET", path)
        assert response.status_code == 200, response.text
        return response.json

    def operation(self, type_: str, paper: dict[str, Any], **values: Any) -> dict[str, Any]:
        self.stamp = clock.after(self.stamp, datetime.now(UTC))
        return {"op_id": str(uuid.uuid4()), "at": self.stamp, "type": type_, "paper": paper, **values}

    def sync(self, *operations: dict[str, Any], since: int | None = 0) -> dict[str, Any]:
        response = self.ask("POST", "/sync", json={"since": since, "operations": list(operations)})
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json  # type: ignore[assignment]
        return answer

    def do(self, type_: str, paper: dict[str, Any], **values: Any) -> dict[str, Any]:
        """Apply one operation; the paper's mark afterwards."""
        answer = self.sync(self.operation(type_, paper, **values))
        assert [result["result"] for result in answer["results"]] == ["applied"], answer["results"]
        mark: dict[str, Any] = answer["changes"][-1]
        return mark

    def lookup(self, *mentions: dict[str, Any]) -> list[dict[str, Any]]:
        response = self.ask("POST", "/lookup", json={"mentions": list(mentions)})
        assert response.status_code == 200, response.text
        results: list[dict[str, Any]] = response.json["results"]  # type: ignore[index]
        return results

    def send_file(self, content: bytes, **query: str) -> TestResponse:
        headers = {"Content-Type": "application/octet-stream"}
        return self.ask("POST", "/import", data=content, query_string=query, headers=headers)


def expect_error(response: TestResponse, status: int, *words: str) -> None:
    """The one error shape, and a message that says these words."""
    assert response.status_code == status, response.text
    body = response.json
    assert isinstance(body, dict)
    assert set(body) == {"code", "status", "message", "errors"}
    assert body["code"] == status
    said = body["message"] + str(body["errors"])
    for word in words:
        assert word in said


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def http(database: Database, tmp_path: Path) -> FlaskClient:
    """The application, asked without a token."""
    return ask(database, tmp_path / "data")


def ask(database: Database, data: Path, config: Config | None = None) -> FlaskClient:
    """The application on a library, with a data folder of its own."""
    data.mkdir(mode=0o700)
    app = create_app(replace(config or Config(port=PORT), data=data), database)
    app.test_client_class = LocalClient
    return app.test_client()


@pytest.fixture
def caller(http: FlaskClient, database: Database) -> Caller:
    return admit(http, database, "a browser")


def admit(http: FlaskClient, database: Database, name: str) -> Caller:
    """One more paired client."""
    with database.writing() as session:
        _, token = clients.admit(session, readers.get_me(session).id, name, datetime.now(UTC))
    return Caller(http, token)

"""Who gets in: a paired client from the extension or a script, and nobody else."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.server.conftest import PORT, ROOT, Caller, expect_error

from dejalu.config import EXTENSION_ID
from dejalu.database import Database
from dejalu.services import clients, readers

ORIGIN = f"chrome-extension://{EXTENSION_ID}"


def test_no_route_but_hello_and_pair_answers_without_a_token(http: FlaskClient) -> None:
    rules = [rule for rule in http.application.url_map.iter_rules() if "GET" in (rule.methods or ())]
    paths = {rule.rule.replace("<int(max=2147483647):paper_id>", "1") for rule in rules} | {
        "/",
        "/api/",
        "/api/nothing",
    }
    answered = {path: status for path in paths if (status := http.get(path).status_code) != 401}
    # An address has a token of its own: see test_addresses.
    assert answered == {"/api/hello": 200, "/export/<token>/<file_name>": 404}
    for path in ("/api/sync", "/api/lookup", "/api/import", "/api/codes"):
        expect_error(http.post(path, json={}), 401, "token")


def test_hello_says_who_answers_and_nothing_else(http: FlaskClient) -> None:
    answer = http.get("/api/hello").json
    assert isinstance(answer, dict)
    assert set(answer) == {"name", "api_version", "server_id"}
    assert http.get("/api/hello").json == answer


@pytest.mark.parametrize("token", ["", "x", "Bearer", "null"])
def test_a_wrong_token_is_refused(http: FlaskClient, token: str) -> None:
    expect_error(http.get("/api/papers", headers={"Authorization": f"Bearer {token}"}), 401)


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_the_servers_own_names_are_answered(caller: Caller, host: str) -> None:
    assert caller.ask("GET", "/papers", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        f"rebound.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:9000",
        f"127.0.0.1.:{PORT}",
        f"LOCALHOST.:{PORT}",
        f"127.0.0.1.evil.example:{PORT}",
        f"0.0.0.0:{PORT}",
        f"2130706433:{PORT}",
    ],
)
def test_any_other_host_is_misdirected(caller: Caller, host: str) -> None:
    expect_error(caller.ask("GET", "/papers", headers={"Host": host}), 421)


@pytest.mark.parametrize(
    "origin", ["null", "https://huggingface.co", "chrome-extension://" + "a" * 32, "http://127.0.0.1:9000"]
)
def test_another_origin_is_refused_and_gets_no_cors_header(caller: Caller, origin: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        response = caller.ask(method, "/sync", headers={"Origin": origin})
        assert response.status_code == 403
        assert not [name for name, _ in response.headers if name.startswith("Access-Control")]


def test_the_extension_is_answered_with_its_own_origin(caller: Caller) -> None:
    response = caller.ask("GET", "/papers", headers={"Origin": ORIGIN, "Sec-Fetch-Site": "none"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_made_by_a_web_page_is_refused(caller: Caller, site: str) -> None:
    expect_error(caller.ask("GET", "/papers", headers={"Sec-Fetch-Site": site}), 403)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_body_that_a_web_form_could_send_is_refused(caller: Caller, kind: str) -> None:
    expect_error(caller.ask("POST", "/sync", data="{}", headers={"Content-Type": kind}), 415, "application/json")


@pytest.mark.parametrize(
    "body", [b"{", b"\xff", b'{"since": NaN}', b"[" * 100_000, b'{"since": 1e999}', b"null", b"[]", b"7"]
)
def test_a_body_that_is_no_request_is_the_clients_mistake(caller: Caller, body: bytes) -> None:
    response = caller.ask("POST", "/sync", data=body, headers={"Content-Type": "application/json"})
    assert response.status_code in (400, 422)
    expect_error(response, response.status_code)


def test_nothing_sets_a_cookie_and_everything_is_hardened(caller: Caller) -> None:
    for response in (
        caller.ask("GET", "/papers"),
        caller.ask("GET", "/nothing"),
        caller.ask("PUT", "/papers"),
    ):
        assert "Set-Cookie" not in response.headers
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"
    assert "GET" in caller.ask("PUT", "/papers").headers["Allow"]


def test_the_extensions_id_is_that_of_the_key_in_its_manifest() -> None:
    manifest = json.loads((ROOT / "extension/manifest.json").read_text())
    digest = hashlib.sha256(base64.b64decode(manifest["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == EXTENSION_ID


class TestPairing:
    @pytest.fixture
    def code(self, database: Database) -> str:
        return self.make_code(database)

    def make_code(self, database: Database, age: timedelta = timedelta()) -> str:
        with database.writing() as session:
            return clients.make_code(session, readers.get_me(session).id, datetime.now(UTC) - age)

    def pair(self, http: FlaskClient, code: str) -> int:
        return http.post("/api/pair", json={"code": code, "client_name": "a browser"}).status_code

    def test_a_code_buys_one_token(self, http: FlaskClient, code: str) -> None:
        answer = http.post("/api/pair", json={"code": code.lower().replace("-", " "), "client_name": "a browser"})
        assert answer.status_code == 200
        assert Caller(http, answer.json["token"]).get("/papers")["papers"] == []  # type: ignore[index]
        assert self.pair(http, code) == 403

    def test_a_wrong_code_is_told_so(self, http: FlaskClient) -> None:
        response = http.post("/api/pair", json={"code": "AAAA-AAAA", "client_name": "x"})
        expect_error(response, 403, "dejalu pair")

    def test_an_expired_code_is_refused(self, http: FlaskClient, database: Database) -> None:
        assert self.pair(http, self.make_code(database, clients.CODE_LIFETIME)) == 403

    def test_guessing_voids_the_code(self, http: FlaskClient, code: str) -> None:
        for guess in range(clients.TRIES):
            assert self.pair(http, f"AAAA-AAA{guess}") == 403
        assert self.pair(http, code) == 403

    def test_a_revoked_client_is_out(self, http: FlaskClient, caller: Caller, code: str) -> None:
        token = http.post("/api/pair", json={"code": code, "client_name": "the other"}).json["token"]  # type: ignore[index]
        listed = caller.get("/clients")["clients"]
        other = next(client for client in listed if client["name"] == "the other")
        assert caller.ask("DELETE", f"/clients/{other['id']}").status_code == 204
        expect_error(Caller(http, token).ask("GET", "/papers"), 401)
        expect_error(caller.ask("DELETE", f"/clients/{other['id']}"), 404)

    def test_no_secret_is_in_the_database(self, caller: Caller, code: str, tmp_path: Path) -> None:
        kept = b"".join(file.read_bytes() for file in tmp_path.glob("dejalu.db*"))
        assert caller.token.encode() not in kept
        assert code.replace("-", "").encode() not in kept

"""Who gets in: a paired client from the extension or a script, and nobody else."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.server.conftest import PORT, ROOT, Caller, admit, ask, expect_error
from werkzeug.test import TestResponse

from dejalu.api.guard import METHODS
from dejalu.config import EXTENSION_ID, EXTENSION_ORIGIN, Config
from dejalu.database import Database

ADDED = "https://lab.example"


def test_no_route_but_the_open_ones_answers_without_a_token(http: FlaskClient) -> None:
    """Whatever is asked by whatever method, of every route in the map and of some that there are not."""
    answered = {}
    for path in {
        *paths(http),
        "/",
        "/api",
        "/api/",
        "/api/nothing",
        "/export/",
        "/export",
        "/static/x",
        "/favicon.ico",
    }:
        for method in METHODS:
            response = http.open(path, method=method, json={} if method in ("POST", "PUT", "PATCH") else None)
            if response.status_code == 401:
                if method != "HEAD":
                    expect_error(response, 401, "dejalu pair")
            else:
                answered[method, path] = response.status_code
    # An address has a token of its own: see test_addresses. To pair and to begin a session takes a code, and the files
    # of the library page hold nothing of anybody's: see test_page.
    read = {"/api/hello": 200, "/export/1/1": 404, "/": 200, "/library/1": 404}
    assert answered == {(method, path): status for path, status in read.items() for method in ("GET", "HEAD")} | {
        ("POST", "/api/pair"): 422,
        ("POST", "/api/sessions"): 422,
    }


def paths(http: FlaskClient) -> set[str]:
    """Every address that has a route, with something in each of its gaps."""
    return {re.sub("<[^>]*>", "1", rule.rule) for rule in http.application.url_map.iter_rules()}


def test_hello_says_who_answers_and_nothing_else(http: FlaskClient) -> None:
    answer = http.get("/api/hello").json
    assert isinstance(answer, dict)
    assert set(answer) == {"name", "version", "api_version", "server_id", "proof"}
    assert answer["proof"] is None
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
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    for method, status in {"GET": 403, "POST": 403, "OPTIONS": 405, "TRACE": 405, "PROPFIND": 405}.items():
        for path in ("/sync", "/hello", "/nothing"):
            response = caller.ask(method, path, headers={"Origin": origin, **preflight})
            assert response.status_code == status
            assert cors(response) == {}


def cors(response: TestResponse) -> dict[str, str]:
    return {name: value for name, value in response.headers if name.startswith("Access-Control")}


def test_the_extension_is_answered_with_its_own_origin(caller: Caller) -> None:
    response = caller.ask("GET", "/papers", headers={"Origin": EXTENSION_ORIGIN, "Sec-Fetch-Site": "none"})
    assert response.status_code == 200
    assert cors(response) == {"Access-Control-Allow-Origin": EXTENSION_ORIGIN}
    without = caller.ask("GET", "/papers")
    assert (without.status_code, cors(without)) == (200, {})


@pytest.mark.parametrize("origin", [EXTENSION_ORIGIN, ADDED])
def test_who_may_read_answers_is_told_so_beforehand(database: Database, tmp_path: Path, origin: str) -> None:
    caller = admit(ask(database, tmp_path / "data", Config(port=PORT, added_origins=(ADDED,))), database, "a page")
    asked = {"Origin": origin, "Sec-Fetch-Site": "cross-site" if origin == ADDED else "none"}
    preflight = {"Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "authorization"}
    response = caller.http.options("/api/papers/1", headers=asked | preflight)
    assert response.status_code == 200
    assert cors(response)["Access-Control-Allow-Origin"] == origin
    assert caller.ask("GET", "/papers", headers=asked).status_code == 200
    expect_error(caller.ask("GET", "/papers", headers=asked | {"Authorization": "Bearer x"}), 401)
    assert cors(caller.http.options("/export/1/1", headers=asked | preflight)) == {}
    expect_error(caller.http.options("/api/papers", headers=asked), 405)


def test_no_page_pairs_itself(http: FlaskClient) -> None:
    for site in ("same-origin", "same-site", "cross-site"):
        expect_error(http.post("/api/pair", json={}, headers={"Sec-Fetch-Site": site}), 403)


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
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "Server" not in response.headers
    assert "GET" in caller.ask("PUT", "/papers").headers["Allow"]


def test_the_extensions_id_is_that_of_the_key_in_its_manifest() -> None:
    manifest = json.loads((ROOT / "extension/manifest.json").read_text())
    digest = hashlib.sha256(base64.b64decode(manifest["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == EXTENSION_ID

"""Pairing: a short code buys a client its token, and the means to tell the server from a stranger."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.server.conftest import PORT, Caller, expect_error

from dejalu.database import Database
from dejalu.services import clients, proofs, readers


@pytest.fixture
def code(database: Database) -> str:
    return make_code(database)


def make_code(database: Database, age: timedelta = timedelta()) -> str:
    with database.writing() as session:
        return clients.make_code(session, readers.get_me(session).id, datetime.now(UTC) - age)


def pair(http: FlaskClient, code: str) -> int:
    return http.post("/api/pair", json={"code": code, "client_name": "a browser"}).status_code


def test_a_code_buys_one_token(http: FlaskClient, code: str) -> None:
    answer = http.post("/api/pair", json={"code": code.lower().replace("-", " "), "client_name": "a browser"})
    assert answer.status_code == 200
    assert Caller(http, answer.json["token"]).get("/papers")["papers"] == []  # type: ignore[index]
    assert pair(http, code) == 403


def test_a_wrong_code_is_told_so(http: FlaskClient) -> None:
    response = http.post("/api/pair", json={"code": "AAAA-AAAA", "client_name": "x"})
    expect_error(response, 403, "dejalu pair")


def test_a_code_is_good_for_two_minutes(http: FlaskClient, database: Database) -> None:
    assert pair(http, make_code(database, timedelta(seconds=121))) == 403
    assert pair(http, make_code(database, timedelta(seconds=110))) == 200


def test_the_sixth_try_is_one_too_many(http: FlaskClient, database: Database, code: str) -> None:
    another = make_code(database)
    for guess in range(4):
        assert pair(http, f"AAAA-AAA{guess}") == 403
    assert pair(http, another) == 200
    assert pair(http, another) == 403
    assert pair(http, code) == 403
    assert pair(http, make_code(database)) == 200


def test_a_code_is_easy_to_read(database: Database) -> None:
    codes = {make_code(database) for _ in range(200)}
    assert len(codes) == 200
    assert {len(code.replace("-", "")) for code in codes} == {8}
    assert not set("".join(codes)) & set("01OIL")


def test_codes_are_not_given_by_the_dozen(caller: Caller, database: Database) -> None:
    for _ in range(5):
        assert caller.ask("POST", "/codes").status_code == 201
    refused = caller.ask("POST", "/codes")
    expect_error(refused, 429, "wait a minute")
    assert refused.headers["Retry-After"] == "60"


class TestProof:
    """What a client is told at pairing, it can tell this server by; nobody else can answer for it."""

    CHALLENGE = "c" * 43

    def hello(self, http: FlaskClient, client: str, host: str = f"127.0.0.1:{PORT}") -> str | None:
        query = {"challenge": self.CHALLENGE, "client": client}
        answer = http.get("/api/hello", query_string=query, headers={"Host": host}).json
        assert answer
        proof: str | None = answer["proof"]
        return proof

    def test_the_server_proves_itself_to_each_client(self, http: FlaskClient, database: Database, code: str) -> None:
        first, second = (
            http.post("/api/pair", json={"code": one, "client_name": "x"}).json for one in (code, make_code(database))
        )
        assert first
        assert second
        assert first["secret"] != second["secret"]
        assert first["server_id"] == http.get("/api/hello").json["server_id"]  # type: ignore[index]
        given = self.hello(http, first["client_id"])
        assert proofs.is_proof(given, first["secret"], self.CHALLENGE, f"127.0.0.1:{PORT}")
        for secret, challenge, port in (
            (second["secret"], self.CHALLENGE, PORT),
            (first["secret"], "d" * 43, PORT),
            (first["secret"], self.CHALLENGE, PORT + 1),
        ):
            assert not proofs.is_proof(given, secret, challenge, f"127.0.0.1:{port}")

    def test_it_proves_nothing_for_a_name_that_another_program_may_have(self, http: FlaskClient) -> None:
        assert self.hello(http, "x")
        assert self.hello(http, "x", f"[::1]:{PORT}") is None
        assert self.hello(http, "x", f"localhost:{PORT}") is None

    @pytest.mark.parametrize("query", [{"challenge": "c" * 43}, {"client": "x"}, {"challenge": "short", "client": "x"}])
    def test_half_a_question_is_refused(self, http: FlaskClient, query: dict[str, str]) -> None:
        expect_error(http.get("/api/hello", query_string=query), 422)


def test_a_revoked_client_is_out(http: FlaskClient, caller: Caller, code: str) -> None:
    token = http.post("/api/pair", json={"code": code, "client_name": "the other"}).json["token"]  # type: ignore[index]
    listed = caller.get("/clients")["clients"]
    other = next(client for client in listed if client["name"] == "the other")
    assert caller.ask("DELETE", f"/clients/{other['id']}").status_code == 204
    expect_error(Caller(http, token).ask("GET", "/papers"), 401)
    expect_error(caller.ask("DELETE", f"/clients/{other['id']}"), 404)


def test_no_secret_is_in_the_database(caller: Caller, code: str, tmp_path: Path) -> None:
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("dejalu.db*"))
    assert caller.token.encode() not in kept
    assert code.replace("-", "").encode() not in kept

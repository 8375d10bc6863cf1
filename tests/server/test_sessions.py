"""Sessions of the library page: begun by a pairing code, ended by themselves."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from tests.server.conftest import Caller, expect_error

from dejalu.database import Database
from dejalu.models import Client
from dejalu.services import clients, readers


@pytest.fixture
def code(database: Database) -> str:
    with database.writing() as session:
        return clients.make_code(session, readers.get_me(session).id, datetime.now(UTC))


def begin(http: FlaskClient, code: str, **headers: str) -> Caller:
    answer = http.post("/api/sessions", json={"code": code, "client_name": "Library page"}, headers=headers)
    assert answer.status_code == 200, answer.data
    return Caller(http, answer.json["token"])  # type: ignore[index]


def age(database: Database, by: timedelta) -> None:
    """Have the session been used last so long ago."""
    with database.writing() as session:
        client = session.scalars(select(Client).where(Client.expires_at.is_not(None))).one()
        client.last_seen_at -= by
        client.expires_at = client.expires_at and client.expires_at - by


def test_a_code_begins_one_session_of_the_servers_own_page(http: FlaskClient, code: str) -> None:
    page = begin(http, code, **{"Sec-Fetch-Site": "same-origin"})
    assert page.get("/papers")["papers"] == []
    again = http.post("/api/sessions", json={"code": code, "client_name": "Library page"})
    expect_error(again, 403, "dejalu pair")


def test_a_code_that_paired_a_browser_begins_no_session(http: FlaskClient, code: str) -> None:
    body = {"code": code, "client_name": "x"}
    assert http.post("/api/pair", json=body).status_code == 200
    expect_error(http.post("/api/sessions", json=body), 403)


def test_guesses_at_sessions_and_at_pairing_end_the_same_codes(http: FlaskClient, code: str) -> None:
    for guess in range(5):
        path = ("/api/sessions", "/api/pair")[guess % 2]
        assert http.post(path, json={"code": f"AAAA-AAA{guess}", "client_name": "x"}).status_code == 403
    assert http.post("/api/sessions", json={"code": code, "client_name": "x"}).status_code == 403


def test_a_session_ends_when_nobody_uses_it_for_a_week(
    http: FlaskClient, database: Database, caller: Caller, code: str
) -> None:
    page = begin(http, code)
    age(database, timedelta(days=6))
    assert page.ask("GET", "/papers").status_code == 200
    age(database, timedelta(days=6))
    assert page.ask("GET", "/papers").status_code == 200
    assert len(caller.get("/clients")["clients"]) == 2
    age(database, timedelta(days=7, seconds=1))
    expect_error(page.ask("GET", "/papers"), 401)
    [left] = caller.get("/clients")["clients"]
    assert left["is_you"]
    assert left["expires_at"] is None


def test_it_is_listed_and_can_be_ended(http: FlaskClient, caller: Caller, code: str) -> None:
    page = begin(http, code)
    [_, session] = caller.get("/clients")["clients"]
    assert session["name"] == "Library page"
    assert session["expires_at"]
    caller.ask("DELETE", f"/clients/{session['id']}")
    expect_error(page.ask("GET", "/papers"), 401)

"""Addresses at which papers can be read by whoever has them: read, and nothing else."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from tests import contents
from tests.server.conftest import PORT, Caller, expect_error

from dejalu.database import Database
from dejalu.exporters.formats import FORMATS

SERVER = f"http://127.0.0.1:{PORT}"


def add(caller: Caller, **order: Any) -> tuple[str, str]:
    """A new address, without the server's own: its path and its id."""
    response = caller.ask("POST", "/addresses", json={"name": "llm", "format": "bibtex", **order})
    assert response.status_code == 201, response.text
    made: dict[str, str] = response.json  # type: ignore[assignment]
    assert made["url"].startswith(f"{SERVER}/export/")
    return made["url"].removeprefix(SERVER), made["id"]


def listed(caller: Caller) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = caller.get("/addresses")["addresses"]
    return found


@contextmanager
def unreadable(database: Database) -> Iterator[None]:
    """A library of which nothing can be exported."""
    with database.writing() as session:
        session.execute(text("ALTER TABLE tagging RENAME TO away"))
    yield
    with database.writing() as session:
        session.execute(text("ALTER TABLE away RENAME TO tagging"))


@pytest.fixture
def path(caller: Caller) -> str:
    """The path of an address, in a library that is not empty."""
    contents.fill(caller)
    return add(caller)[0]


def test_papers_are_read_without_a_client(caller: Caller, http: FlaskClient, path: str) -> None:
    answer = http.get(path)
    assert (answer.status_code, answer.data) == (200, caller.ask("GET", "/export/bibtex").data)
    assert path.endswith("/llm.bib")
    assert answer.headers["Content-Type"].startswith("application/x-bibtex")
    assert answer.headers["Content-Disposition"] == "attachment; filename=llm.bib"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    head = http.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == answer.headers["ETag"]


def test_only_those_of_its_filter_are_there(caller: Caller, http: FlaskClient) -> None:
    contents.fill(caller)
    path, _ = add(caller, starred=True, since="2000-01-01")
    assert http.get(path).data == caller.ask("GET", "/export/bibtex?starred=true").data
    assert http.get(f"{path}?starred=false").data.count(b"@") == 1
    assert [one["wanted"] for one in listed(caller)] == [{"starred": True, "since": "2000-01-01"}]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_read_as_it_is_exported(caller: Caller, http: FlaskClient, format_: str) -> None:
    contents.fill(caller)
    path, _ = add(caller, format=format_)
    assert path.endswith(f"/llm{FORMATS[format_].suffix}")
    assert http.get(path).data == caller.ask("GET", f"/export/{format_}").data


def test_who_has_it_already_is_not_sent_it_again(
    caller: Caller, http: FlaskClient, path: str, database: Database
) -> None:
    first = http.get(path)
    by_tag = {"If-None-Match": first.headers["ETag"]}
    by_time = {"If-Modified-Since": first.headers["Last-Modified"]}
    with unreadable(database):
        for headers in (by_tag, by_time):
            answer = http.get(path, headers=headers)
            assert (answer.status_code, answer.data) == (304, b"")
            assert answer.headers["ETag"] == first.headers["ETag"]
            assert answer.headers["Cache-Control"] == "private, no-cache"
    caller.do("set_status", contents.OTHER, status="skipped")  # What BibTeX does not tell.
    assert http.get(path, headers=by_tag).status_code == 304
    caller.do("set_tag", contents.OTHER, tag="new", on=True)
    for headers in (by_tag, by_time):
        answer = http.get(path, headers=headers)
        assert answer.status_code == 200
        assert b"new" in answer.data
    assert answer.headers["ETag"] != first.headers["ETag"]
    assert _time(answer.headers["Last-Modified"]) > _time(first.headers["Last-Modified"])


def test_a_wrong_token_and_a_wrong_name_get_the_same_answer(http: FlaskClient, path: str) -> None:
    token = path.split("/")[2]
    answers = [
        http.get(f"/export/{other}")
        for other in (f"{token}x/llm.bib", f"{token[:-1]}/llm.bib", f"{token}/llm.ris", f"{token}/x.bib", "x/llm.bib")
    ]
    for answer in answers:
        expect_error(answer, 404)
        assert token not in answer.text
    assert len({answer.data for answer in answers}) == 1
    for outside in ("/export/", f"/export/{token}", f"/export/{token}/", f"/export/{token}/llm.bib/", "/export"):
        answer = http.get(outside)
        expect_error(answer, 401)
        assert token not in answer.text


def test_a_revoked_one_is_closed(caller: Caller, http: FlaskClient) -> None:
    path, address_id = add(caller)
    other, _ = add(caller)
    assert http.get(path).status_code == 200
    assert caller.ask("DELETE", f"/addresses/{address_id}").status_code == 204
    expect_error(http.get(path), 404)
    expect_error(caller.ask("DELETE", f"/addresses/{address_id}"), 404)
    assert http.get(other).status_code == 200
    [left] = listed(caller)
    assert left["read_at"] is not None


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(http: FlaskClient, path: str, method: str) -> None:
    expect_error(http.open(path, method=method), 405 if method == "OPTIONS" else 401)


def test_its_token_opens_nothing_else(http: FlaskClient, path: str) -> None:
    token = path.split("/")[2]
    expect_error(http.get("/api/papers", headers={"Authorization": f"Bearer {token}"}), 401)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": f"rebound.example:{PORT}"}, 421),
        ({"Origin": "https://huggingface.co"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Host": f"rebound.example:{PORT}", "Origin": "null"}, 421),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_no_web_page_reads_it(http: FlaskClient, path: str, headers: dict[str, str], status: int) -> None:
    for asked in (path, "/export/wrong/llm.bib"):
        answer = http.get(asked, headers=headers)
        assert answer.status_code == (404 if status == 200 and asked != path else status)
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("name", ["", "a b", "../x", "x/y", "llm.bib", "é", "-x", "x" * 101, "x\n"])
def test_a_name_that_is_none_is_refused(caller: Caller, name: str) -> None:
    expect_error(caller.ask("POST", "/addresses", json={"name": name, "format": "bibtex"}), 422, "name")


def test_the_token_is_in_no_list_no_log_and_no_file(
    caller: Caller,
    http: FlaskClient,
    path: str,
    database: Database,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    token = path.split("/")[2]
    caplog.set_level(logging.DEBUG)
    assert http.get(path).status_code == 200
    caller.do("set_tag", contents.OTHER, tag="new", on=True)
    http.application.config["PROPAGATE_EXCEPTIONS"] = False
    with unreadable(database):
        answer = http.get(path)
    expect_error(answer, 500)
    assert "Error in public.read [GET]" in caplog.text
    assert "in read" in caplog.text
    for told in (caplog.text, answer.text, str(listed(caller))):
        assert token not in told
    assert token.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("dejalu.db*"))


def _time(header: str) -> datetime:
    return datetime.strptime(header, "%a, %d %b %Y %H:%M:%S %Z")  # noqa: DTZ007 (compared with another one)

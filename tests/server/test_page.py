"""The files of the library page: what is there, and nothing beside it."""

import re

import pytest
from flask.testing import FlaskClient
from tests.server.conftest import ROOT, expect_error

WEB = ROOT / "server" / "dejalu" / "web"


def test_it_is_given_to_anybody_and_runs_no_script_but_its_own(http: FlaskClient) -> None:
    answer = http.get("/")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "Set-Cookie" not in answer.headers
    for address in re.findall(r'(?:src|href)="(/[^"#]+)"', answer.text):
        assert http.get(address).status_code == 200, address


def test_every_file_of_it_is_there_with_its_type(http: FlaskClient) -> None:
    types = {".js": "text/javascript", ".css": "text/css"}
    files = [file for file in WEB.rglob("*") if file.suffix in types]
    assert files
    for file in files:
        answer = http.get(f"/library/{file.relative_to(WEB).as_posix()}")
        assert (answer.status_code, answer.mimetype) == (200, types[file.suffix]), file
        assert answer.headers["Cache-Control"] == "no-cache"
        assert http.get(answer.request.path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert http.get("/library/shared/theme.css").mimetype == "text/css"
    assert http.get("/library/icons/dejalu.svg").mimetype == "image/svg+xml"


@pytest.mark.parametrize(
    "name",
    [
        "nothing.js",
        "../api/page.py",
        "..%2fapi%2fpage.py",
        "..%2f..%2f..%2fextension%2fmanifest.json",
        "shared/../manifest.json",
        "shared/../background/server.js",
        "shared%2f..%2fbackground%2fserver.js",
        "icons/..%2fbackground/server.js",
        "background/server.js",
        "manifest.json",
        "types.d.ts",
        "%2fetc%2fpasswd",
        "//etc/passwd.js",
        "",
        ".js",
        "papers",
        "papers.js/view.js",
        "x" * 5000 + ".js",
    ],
)
def test_nothing_beside_it_is_given(http: FlaskClient, name: str) -> None:
    assert http.get(f"/library/{name}").status_code in (401, 404)


def test_no_other_sites_page_may_load_it(http: FlaskClient) -> None:
    for site in ("cross-site", "same-site"):
        expect_error(http.get("/", headers={"Sec-Fetch-Site": site}), 403)
        expect_error(http.get("/library/main.js", headers={"Sec-Fetch-Site": site}), 403)
    assert http.get("/", headers={"Sec-Fetch-Site": "none"}).status_code == 200

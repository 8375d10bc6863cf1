"""Another user of the same machine: no file of a library is theirs to read, and the server answers them nothing."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from flask.testing import FlaskClient
from tests.serving import Server

from dejalu.api.guard import METHODS
from dejalu.sending.zotero_keys import ZoteroKeys

if sys.platform == "win32":
    pytest.skip("Windows keeps users' folders apart by other means", allow_module_level=True)

NOBODY = 65534
BROWSER = """#!/bin/sh
for argument; do
  case $argument in
    --user-data-dir=*) mkdir -p "${argument#*=}/Default" && echo secret > "${argument#*=}/Default/Cookies" ;;
  esac
done
"""
"""Stands for one that keeps its profile as openly as it may."""


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that every user can look into, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory(prefix="dejalu-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[Server]:
    """A server that runs on a library with all that is ever kept in one, of a reader who hides nothing by default."""
    mask = os.umask(0)
    server = Server(place / "library")
    try:
        server.dejalu("mark", "arxiv:2406.09519", "--note", "Secret.")
        backup = json.loads(server.dejalu("backup", "--json"))
        server.dejalu("restore", "--yes", backup["name"])
        server.start()
        ZoteroKeys(server.data).put("a server of Zotero's", "secret")
        browser = place / "chromium"
        browser.write_text(BROWSER)
        browser.chmod(0o755)
        server.dejalu("open", "--browser", str(browser))
    finally:
        os.umask(mask)
    yield server
    server.stop()


@contextmanager
def acting_as_nobody() -> Iterator[None]:
    """With the rights of a user who owns nothing and is in no group."""
    if os.geteuid() != 0:
        pytest.skip("only root can act as another user")
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def is_readable(path: Path) -> bool:
    try:
        _ = list(path.iterdir()) if path.is_dir() else path.read_bytes()
    except PermissionError:
        return False
    return True


def test_only_its_owner_has_any_right_to_what_a_library_keeps(server: Server) -> None:
    kept = [server.data, *server.data.rglob("*")]
    names = {path.name for path in kept}
    assert names >= {"dejalu.db", "dejalu.db-wal", "command-line.token", "server.json", "zotero-keys.json", "Cookies"}
    assert names >= {"dejalu.lock", "backups", "replaced"}
    assert all(list((server.data / folder).iterdir()) for folder in ("backups", "replaced"))
    open_ones = {str(path): oct(path.stat().st_mode) for path in kept if path.stat().st_mode & 0o077}
    assert open_ones == {}


def test_another_user_reads_no_file_and_lists_no_folder(server: Server, place: Path) -> None:
    kept = [server.data, *server.data.rglob("*")]
    shown = place / "shown to all"
    shown.write_text("So that this test can fail.")
    shown.chmod(0o644)
    with acting_as_nobody():
        assert [path for path in (place, shown, *kept) if is_readable(path)] == [place, shown]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_another_user_is_answered_by_no_route(server: Server, http: FlaskClient) -> None:
    rules = {re.sub("<[^>]*>", "1", rule.rule) for rule in http.application.url_map.iter_rules()}
    answered = {}
    with acting_as_nobody(), httpx.Client(base_url=server.url, trust_env=False) as client:
        for path in rules:
            for method in METHODS:
                status = client.request(method, path, json={}).status_code
                if status != 401:
                    answered[method, path] = status
    read = {"/api/hello": 200, "/export/1/1": 404, "/": 200, "/library/1": 404}
    assert answered == {(method, path): status for path, status in read.items() for method in ("GET", "HEAD")} | {
        ("POST", "/api/pair"): 422,
        ("POST", "/api/sessions"): 422,
    }


def test_another_user_does_not_pair_by_guessing(server: Server) -> None:
    wanted = {"code": "AAAA-AAAA", "client_name": "nobody"}
    with acting_as_nobody():
        assert httpx.post(f"{server.url}/api/pair", json=wanted, trust_env=False).status_code == 403

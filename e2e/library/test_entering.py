"""Who gets into the library page, and that nothing of the way in stays behind."""

import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter
from e2e.library.filling import put
from playwright.sync_api import Browser, Page, expect

from dejalu.config import EXTENSION_ID


@pytest.fixture
def tabs(plain: Browser) -> Iterator[list[Page]]:
    """Two tabs that know nothing of each other."""
    contexts = [plain.new_context() for _ in range(2)]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def make_code(server: Server) -> str:
    code: str = json.loads(server.dejalu("pair", "--json"))["code"]
    return code


def expect_library(page: Page) -> None:
    expect(page.get_by_role("navigation").get_by_role("link", name="Papers")).to_be_visible()


def test_the_address_with_a_code_opens_the_library_once(server: Server, tabs: list[Page]) -> None:
    first, second = tabs
    address = json.loads(server.dejalu("pair", "--json"))["library"]
    first.goto(address)
    expect_library(first)
    assert first.url == f"{server.url}/#/papers"
    first.reload()
    expect_library(first)
    second.goto(address)
    expect(second.get_by_role("alert")).to_have_text(re.compile("code"))
    assert "code" not in second.url


def test_the_command_opens_the_library_in_the_readers_browser(
    server: Server, tabs: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, program = tmp_path / "opened", tmp_path / "browser.py"
    program.write_text(f"import sys, pathlib\npathlib.Path({str(opened)!r}).write_text(sys.argv[1])", encoding="utf-8")
    monkeypatch.setenv("BROWSER", f"{shlex.join([sys.executable, str(program)])} %s")
    put(server, {"number": 1, "title": "Graph networks"})
    said = server.dejalu("open", "--library")
    address = opened.read_text(encoding="utf-8")
    assert address in said
    tabs[0].goto(address)
    expect_library(tabs[0])
    expect(tabs[0].get_by_role("row").filter(has_text="Graph networks")).to_be_visible()


def test_nothing_of_the_way_in_stays_behind(server: Server, tabs: list[Page]) -> None:
    page = tabs[0]
    page.goto(f"{server.url}/#code={make_code(server)}")
    expect_library(page)
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == []
    page.go_back()
    assert "code" not in page.url


def test_who_has_no_code_is_asked_for_one(server: Server, tabs: list[Page]) -> None:
    page = tabs[0]
    page.goto(f"{server.url}/")
    field = page.get_by_label("Code")
    field.fill("2222-2222")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(re.compile("code"))
    field.fill(make_code(server).lower())
    field.press("Enter")
    expect_library(page)
    expect(page.get_by_role("heading", name="No papers yet")).to_be_visible()


def test_a_session_is_listed_and_its_end_closes_the_page(server: Server, tabs: list[Page]) -> None:
    page = tabs[0]
    page.goto(f"{server.url}/#code={make_code(server)}")
    expect_library(page)
    session = json.loads(server.dejalu("clients", "--json"))[-1]
    assert session["name"] == "Library page in Chromium"
    server.dejalu("clients", "revoke", session["id"])
    expect(page.get_by_label("Code")).to_be_visible()


def test_it_knows_the_extension_by_its_fixed_id(server: Server, tabs: list[Page]) -> None:
    answer = tabs[0].goto(f"{server.url}/library/live.js")
    assert answer is not None
    assert f"'{EXTENSION_ID}'" in answer.text()


def test_a_view_whose_scripts_do_not_come_can_be_asked_for_again(shown: Server, enter: Enter) -> None:
    page = enter(shown, "settings", errors=("ERR_FAILED",))
    page.route("**/library/tags/view.js", lambda route: route.abort())
    page.get_by_role("link", name="Tags").click()
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tags")
    page.unroute("**/library/tags/view.js")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("Filter the tags")).to_be_attached()

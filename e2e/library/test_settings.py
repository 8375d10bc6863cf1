"""Settings on the library page: who has access, how the library works, whether it is well."""

import json
from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, serve
from e2e.library.filling import ask
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(tmp_path_factory.mktemp("settings") / "library")


def test_a_code_lets_another_browser_in_and_it_is_revoked(library: Server, enter: Enter) -> None:
    page = enter(library, "settings")
    page.get_by_role("button", name="Let in another browser").click()
    code = page.locator(".big code").inner_text()
    session = ask(library, "POST", "/sessions", json={"code": code, "client_name": "<b>Ada</b>’s tablet"})
    page.reload()
    row = page.get_by_role("row").filter(has_text="<b>Ada</b>’s tablet")
    expect(page.get_by_role("row").filter(has_text="this page")).to_have_count(1)
    row.get_by_role("button", name="Revoke").click()
    page.get_by_role("dialog").get_by_role("button", name="End its access").click()
    expect(row).to_have_count(0)
    assert session["client_id"] not in {one["id"] for one in json.loads(library.dejalu("clients", "--json"))}


def test_choices_are_kept_and_what_cannot_be_is_told(library: Server, enter: Enter) -> None:
    page = enter(library, "settings", errors=("422",))
    keys = page.get_by_label("Citation keys")
    keys.fill("[nonsense]")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="is no pattern for citation keys")).to_be_visible()
    expect(keys).to_have_value("[nonsense]")
    keys.fill("[auth]-[year]")
    page.get_by_label("Complete papers by itself").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The settings are kept.")).to_be_visible()
    assert ask(library, "GET", "/settings") == {"citation_keys": "[auth]-[year]", "enrich": True, "contact_email": ""}


def test_it_tells_how_the_library_is(library: Server, enter: Enter) -> None:
    page = enter(library, "settings")
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_text("The database is whole")).to_be_visible()

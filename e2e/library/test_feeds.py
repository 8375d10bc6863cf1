"""Feeds on the library page: an address of a search, shown once; and the last days."""

from collections.abc import Iterator

import httpx
import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, hold, serve
from e2e.library.filling import note, put, status, tag
from playwright.sync_api import expect

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("feeds") / "library"):
        put(
            server,
            {"number": 1, "title": "Graph networks", "edits": [tag("graphs"), status("to-read")]},
            {"number": 2, "title": HOSTILE, "edits": [note(HOSTILE), status("to-read")]},
        )
        yield server


def test_an_address_is_made_shown_once_and_revoked(library: Server, enter: Enter) -> None:
    page = enter(library, "feeds?q=graph networks")
    page.get_by_label("Search", exact=True).press("Enter")
    made = page.locator(".made")
    expect(made).to_contain_text("not shown again")
    address = made.locator("code").inner_text()
    feed = httpx.get(address, trust_env=False)
    assert "Graph networks" in feed.text
    assert feed.headers["content-type"].startswith("application/atom+xml")
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="graph-networks")).to_contain_text("last read on")
    expect(page.locator(".made")).to_have_count(0)
    page.get_by_role("button", name="Revoke graph-networks").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("There is none yet.")).to_be_visible()
    assert httpx.get(address, trust_env=False).status_code == 404


def test_a_second_press_makes_no_second_address(library: Server, enter: Enter) -> None:
    page = enter(library, "feeds?q=capsules")
    page.get_by_label("Search", exact=True).focus()
    with page.expect_response("**/api/addresses"):
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    expect(page.locator(".made")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Revoke capsules")).to_have_count(1)
    page.get_by_role("button", name="Revoke capsules").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("There is none yet.")).to_be_visible()


def test_a_name_that_cannot_be_is_told_and_stays(library: Server, enter: Enter) -> None:
    page = enter(library, "feeds", errors=("422",))
    page.get_by_label("Name").evaluate("input => input.removeAttribute('pattern')")
    page.get_by_label("Name").fill("a/b")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Use letters")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("a/b")


def test_the_last_days_are_told_as_text(library: Server, enter: Enter) -> None:
    page = enter(library, "feeds")
    days = page.get_by_role("region", name="The last days")
    expect(days.get_by_role("link", name=HOSTILE)).to_have_count(2)
    expect(days.get_by_role("link", name="Graph networks")).to_be_visible()
    assert page.locator("main img").count() == 0
    days.get_by_role("button", name="30 days").click()
    expect(days.get_by_role("button", name="30 days")).to_have_attribute("aria-pressed", "true")


def test_the_days_asked_for_last_are_shown_whichever_answer_comes_last(library: Server, enter: Enter) -> None:
    page = enter(library, "feeds")
    days = page.get_by_role("region", name="The last days")
    held = hold(page, "**/api/digest?days=1")
    days.get_by_role("button", name="1 day", exact=True).click()
    days.get_by_role("button", name="90 days").click()
    expect(days.get_by_role("button", name="90 days")).to_have_attribute("aria-pressed", "true")
    with page.expect_response("**/api/digest?days=1"):
        held[0].continue_()
    page.wait_for_timeout(200)
    expect(days.get_by_role("button", name="90 days")).to_have_attribute("aria-pressed", "true")

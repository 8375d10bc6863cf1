"""The library page and a papers page beside each other: what is done in one shows in the other."""

import json

import pytest
from e2e.harness import Browser, Server
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import Page, expect


@pytest.fixture
def library(uncounted: Browser, server: Server) -> Page:
    """The library page, opened by its code in the browser that has the extension."""
    page = uncounted.watch(uncounted.context.new_page())
    page.goto(json.loads(server.dejalu("pair", "--json"))["library"])
    page.get_by_role("navigation").wait_for()
    return page


def test_what_is_judged_on_a_listing_shows_in_the_library_and_back(
    uncounted: Browser, server: Server, library: Page
) -> None:
    listing = uncounted.open()
    mark = mark_of(listing)
    press(mark, "To read")
    row = library.get_by_role("row").filter(has_text="LoRA")
    expect(row.locator(".sign .status")).to_have_attribute("data-status", "to-read")
    library.bring_to_front()
    library.keyboard.press("j")
    library.keyboard.press("r")
    expect(mark).to_have_attribute("status", "read")
    library.keyboard.press("u")
    expect(mark).to_have_attribute("status", "to-read")
    paper = server.paper(LORA)
    assert paper
    assert paper["mark"]["status"] == "to-read"
    assert uncounted.errors == []


def test_two_windows_of_the_library_show_the_same(uncounted: Browser, server: Server, library: Page) -> None:
    press(mark_of(uncounted.open()), "To read")
    other = uncounted.watch(uncounted.context.new_page())
    other.goto(json.loads(server.dejalu("pair", "--json"))["library"])
    sign = other.get_by_role("row").filter(has_text="LoRA").locator(".sign .status")
    expect(sign).to_have_attribute("data-status", "to-read")
    library.bring_to_front()
    library.keyboard.press("j")
    library.keyboard.press("i")
    expect(sign).to_have_attribute("data-status", "skipped")
    assert uncounted.errors == []

"""Tags on the library page: renamed, merged, coloured, deleted, and all of it undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, serve
from e2e.library.filling import put, tag
from playwright.sync_api import Page, expect

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Server]:
    for server in serve(tmp_path / "library"):
        put(
            server,
            {"number": 1, "title": "One", "edits": [tag("graphs"), tag("to cite"), tag(HOSTILE)]},
            {"number": 2, "title": "Two", "edits": [tag("to cite")]},
            {"number": 3, "title": "Three", "edits": [tag("100% 50/50?")]},
        )
        yield server


def expect_tags(page: Page, *rows: str) -> None:
    expect(page.locator("tbody .tag")).to_have_text(list(rows))


def undo(page: Page) -> None:
    page.get_by_role("status").get_by_role("button", name="Undo").click()


def rename(page: Page, name: str, new: str) -> None:
    page.get_by_role("button", name=f"Rename {name}").click()
    page.get_by_role("textbox", name=f"New name of {name}").fill(new)
    page.keyboard.press("Enter")


def test_tags_are_listed_filtered_and_sorted(library: Server, enter: Enter) -> None:
    page = enter(library, "tags")
    expect_tags(page, "<img src=x onerror=alert(1)>", "100% 50/50?", "graphs", "to cite")
    assert page.locator("main img").count() == 0
    page.get_by_role("button", name="Papers").click()
    expect(page.locator("tbody .tag").first).to_have_text("to cite")
    page.get_by_label("Filter the tags").fill("GRA")
    expect_tags(page, "graphs")
    page.get_by_role("link", name="graphs").click()
    expect(page).to_have_url(f"{library.url}/#/papers?q=tag%3A%22graphs%22")


def test_a_tag_is_renamed_and_that_is_undone(library: Server, enter: Enter) -> None:
    page = enter(library, "tags")
    rename(page, "100% 50/50?", "half/half")
    expect_tags(page, HOSTILE, "graphs", "half/half", "to cite")
    expect(page.get_by_role("button", name="Rename half/half")).to_be_focused()
    undo(page)
    expect_tags(page, HOSTILE, "100% 50/50?", "graphs", "to cite")


def test_two_tags_become_one_only_when_it_is_meant(library: Server, enter: Enter) -> None:
    page = enter(library, "tags")
    rename(page, "graphs", "To Cite")
    expect(page.get_by_role("dialog")).to_contain_text("1 paper with “graphs” will have “to cite”, as 2 papers already")
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("textbox", name="New name of graphs")).to_have_value("To Cite")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    expect_tags(page, HOSTILE, "100% 50/50?", "to cite")
    undo(page)
    expect_tags(page, HOSTILE, "100% 50/50?", "graphs", "to cite")


def test_a_tag_is_coloured_and_deleted(library: Server, enter: Enter) -> None:
    page = enter(library, "tags")
    page.get_by_role("button", name="Colour of graphs: none").click()
    page.get_by_role("button", name="teal").click()
    expect(page.get_by_role("button", name="Colour of graphs: teal")).to_be_focused()
    page.get_by_role("button", name="Delete graphs").click()
    expect_tags(page, HOSTILE, "100% 50/50?", "to cite")
    expect(page.get_by_role("button", name="Delete to cite")).to_be_focused()
    undo(page)
    expect(page.get_by_role("button", name="Colour of graphs: teal")).to_be_visible()


def test_what_cannot_be_loaded_is_told(library: Server, enter: Enter) -> None:
    page = enter(library, "tags", errors=("ERR_FAILED",))
    page.get_by_role("button", name="Rename graphs").click()
    page.route("**/api/tags", lambda route: route.abort())
    page.keyboard.press("Escape")
    expect(page.get_by_role("status").filter(has_text="does not answer")).to_be_visible()


def test_without_tags_it_says_how_to_begin(server: Server, enter: Enter) -> None:
    expect(enter(server, "tags").get_by_text("No tags yet")).to_be_visible()

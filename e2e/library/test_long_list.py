"""A long list: few rows are there at a time, every paper can be reached, and all of them changed at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, hold, serve, wait
from e2e.library.filling import ask
from playwright.sync_api import Page, expect

MANY = 1_100
"""More than two batches of an act, and far more than are drawn."""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("long")
    entries = (
        f"@article{{k{n}, title={{Paper number {n:04}}}, author={{Doe, Jane}}, year={{{2000 + n % 20}}}}}"
        for n in range(MANY)
    )
    (folder / "many.bib").write_text("\n".join(entries), encoding="utf-8")
    for server in serve(folder / "library"):
        server.dejalu("import", str(folder / "many.bib"))
        yield server


def count(server: Server, query: str) -> int:
    total: int = ask(server, "GET", "/facets", params={"q": query})["total"]
    return total


def expect_active(page: Page, title: str) -> None:
    expect(page.locator(".paper-row:focus .title")).to_have_text(title)


def test_few_rows_are_there_and_the_last_is_reached(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title")
    expect(page.get_by_text("1,100 papers")).to_be_visible()
    grid = page.get_by_role("grid")
    expect(grid).to_have_attribute("aria-rowcount", str(MANY))
    assert page.get_by_role("row").count() < 40
    page.keyboard.press("j")
    expect_active(page, "Paper number 0000")
    page.keyboard.press("End")
    expect_active(page, f"Paper number {MANY - 1:04}")
    expect(page.locator(".paper-row:focus")).to_be_in_viewport()
    assert page.get_by_role("row").count() < 40
    page.keyboard.press("k")
    expect_active(page, f"Paper number {MANY - 2:04}")
    page.keyboard.press("Home")
    expect_active(page, "Paper number 0000")


def test_scrolling_shows_what_is_there(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title")
    expect(page.get_by_text("1,100 papers")).to_be_visible()
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 40_000)
    expect(page.get_by_text("Paper number 0515")).to_be_in_viewport()


def test_coming_back_from_a_paper_shows_the_same_place(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title")
    page.get_by_text("Paper number 0000").wait_for()
    page.keyboard.press("j")
    for _ in range(3):
        page.keyboard.press("PageDown")
    place = page.evaluate("scrollY")
    title = page.locator(".paper-row:focus .title").text_content() or ""
    page.evaluate("location.hash = '#/inbox'")
    wait(page, "the list is left", lambda: page.evaluate("scrollY") == 0)
    page.go_back()
    expect_active(page, title)
    assert page.evaluate("scrollY") == place


def test_a_range_is_selected_with_shift(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title")
    page.get_by_role("checkbox", name="Select: Paper number 0001").click()
    page.get_by_role("checkbox", name="Select: Paper number 0004").click(modifiers=["Shift"])
    expect(page.get_by_text("4 selected")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("X")
    expect(page.get_by_text(f"{MANY - 1:,} selected")).to_be_visible()


def test_what_is_far_shows_what_was_searched_for_in_it(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title&q=paper")
    expect(page.get_by_text("1,100 papers")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("End")
    expect_active(page, f"Paper number {MANY - 1:04}")
    expect(page.locator(".paper-row:focus .title mark")).to_have_text("Paper")


def test_a_range_is_what_is_shown_though_the_order_is_another_now(long: Server, enter: Enter) -> None:
    page = enter(long, "papers")
    expect(page.get_by_text("1,100 papers")).to_be_visible()
    moved = ask(long, "GET", "/paper-ids")["paper_ids"][600]
    star = {"type": "set_star", "starred": True}
    ask(long, "POST", "/acts", json={"paper_ids": [moved], "edits": [star]})  # It is the latest changed now.
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 40_000)
    page.locator("[aria-rowindex='516']").get_by_role("checkbox").click(modifiers=["Shift"])
    expect(page.get_by_text("516 selected")).to_be_visible()
    page.mouse.wheel(0, -32_400)
    title = ask(long, "GET", f"/papers/{moved}")["title"]
    shown = page.get_by_role("row", selected=True).filter(has=page.get_by_role("link", name=title))
    expect(shown).to_be_in_viewport()


def test_a_selection_that_comes_late_is_none_of_another_search(long: Server, enter: Enter) -> None:
    page = enter(long, "papers")
    expect(page.get_by_text("1,100 papers")).to_be_visible()
    held = hold(page, "**/api/paper-ids**")
    page.keyboard.press("*")
    wait(page, "all are asked for", lambda: held)
    page.keyboard.press("/")
    page.keyboard.type("0007 ")
    expect(page.get_by_text("1 paper found")).to_be_visible()
    with page.expect_response("**/api/paper-ids**") as answered:
        held.pop().continue_()
    answered.value.finished()
    page.get_by_role("checkbox", name="Select: Paper number 0007").click()
    expect(page.get_by_text("1 selected")).to_be_visible()


def test_the_active_row_is_not_below_the_bar_of_the_selected(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title", width=390)
    page.get_by_text("Paper number 0000").wait_for()
    for key in ("j", "x", *"jjjjjjjjj"):
        page.keyboard.press(key)
    expect_active(page, "Paper number 0009")
    row = page.locator(".paper-row:focus").bounding_box()
    bar = page.get_by_role("region", name="Selected papers").bounding_box()
    assert row
    assert bar
    assert row["y"] + row["height"] <= bar["y"]


def test_all_that_match_are_changed_and_changed_back_as_one(long: Server, enter: Enter) -> None:
    page = enter(long, "papers?sort=title")
    page.get_by_text("1,100 papers").wait_for()
    page.get_by_role("checkbox", name="Select all", exact=True).check()
    expect(page.get_by_text("1,100 selected")).to_be_visible()
    page.get_by_role("region", name="Selected papers").get_by_role("button", name="To read").click()
    undo = page.get_by_role("status").get_by_role("button", name="Undo")
    undo.wait_for(timeout=30_000)
    assert count(long, "status:to-read") == MANY
    expect(page.locator(".paper-row .status").first).to_have_attribute("data-status", "to-read")
    undo.click()
    page.get_by_text("Undone for").wait_for(timeout=30_000)
    assert count(long, "status:to-read") == 0

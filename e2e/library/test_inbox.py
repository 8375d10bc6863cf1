"""The inbox: what was seen and never judged, gone through by one key each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, serve, wait
from e2e.library.filling import ask, put
from playwright.sync_api import Page, expect

PAPERS = 200
"""Many more than are fetched at once."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Server]:
    for server in serve(tmp_path / "library"):
        put(server, *({"number": number, "title": f"Paper {number}"} for number in range(1, 5)))
        yield server


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("inbox") / "library"):
        put(server, *({"number": number, "title": f"Paper {number}"} for number in range(1, PAPERS + 1)))
        yield server


def count(server: Server, status: str) -> Callable[[], int]:
    """How many papers have a status."""
    return lambda: len(ask(server, "GET", "/papers", params={"status": status})["papers"])


def expect_title(page: Page, title: str) -> None:
    expect(page.get_by_role("article").get_by_role("heading")).to_have_text(title)


def test_where_more_are_to_come_nobody_is_told_that_all_is_done(full: Server, enter: Enter) -> None:
    page = enter(full, "inbox", errors=("ERR_FAILED",))
    card = page.get_by_role("article")
    page.route("**/api/acts", lambda route: None)  # Never answered: the library stays as it is.
    page.route("**/api/inbox?*", lambda route: route.abort())
    while card.is_visible():
        page.keyboard.press("i")
    expect(page.get_by_role("status")).to_contain_text("does not answer")
    expect(page.get_by_text("More are waiting")).to_be_visible()
    expect(page.get_by_text("All caught up")).to_have_count(0)
    page.unroute("**/api/inbox?*")
    page.get_by_role("button", name="Go on").click()
    expect(card).to_be_visible()


def test_many_papers_are_judged_by_as_many_keys(full: Server, enter: Enter) -> None:
    page = enter(full, "inbox")
    expect(page.get_by_text(f"{PAPERS} left")).to_be_visible()
    for _ in range(PAPERS):
        expect(page.get_by_role("article").get_by_role("heading")).to_be_visible()
        page.keyboard.press("i")
    expect(page.get_by_text("All caught up")).to_be_visible()
    wait(page, "the server knows all", lambda: ask(full, "GET", "/inbox")["total"] == 0, patience=120)


def test_each_key_does_what_it_says_and_undo_brings_back(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox")
    expect_title(page, "Paper 4")
    page.keyboard.press("w")
    expect_title(page, "Paper 3")
    page.keyboard.press("r")
    expect_title(page, "Paper 2")
    page.keyboard.press("u")
    expect_title(page, "Paper 3")
    page.keyboard.press("u")
    expect_title(page, "Paper 4")
    expect(page.get_by_text("4 left")).to_be_visible()
    wait(page, "all is as it was", lambda: ask(library, "GET", "/inbox")["total"] == 4)
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("button", name="Skip")).to_be_focused()
    wait(page, "it is skipped", lambda: count(library, "skipped")() == 1)


def test_nobody_leaves_before_the_server_has_all_without_being_asked(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox")
    expect_title(page, "Paper 4")
    page.route("**/api/acts", lambda route: None)
    page.keyboard.press("r")
    expect_title(page, "Paper 3")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_what_the_server_did_not_take_comes_back(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox", errors=("ERR_FAILED",))
    expect_title(page, "Paper 4")
    page.route("**/api/acts", lambda route: route.abort())
    page.keyboard.press("r")
    expect(page.get_by_role("status")).to_contain_text("does not answer")
    expect_title(page, "Paper 4")
    expect(page.get_by_text("4 left")).to_be_visible()


def test_the_rest_is_left_and_is_there_among_the_older(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox")
    page.get_by_role("button", name="Leave the rest").click()
    expect(page.get_by_text("All caught up")).to_be_visible()
    page.reload()
    expect(page.get_by_text("All caught up")).to_be_visible()
    page.get_by_role("button", name="Show what was left").click()
    expect(page.get_by_text("4 left")).to_be_visible()


def test_having_left_the_rest_is_undone_wherever_one_is(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox")
    page.get_by_role("button", name="Leave the rest").click()
    expect(page.get_by_text("All caught up")).to_be_visible()
    expect(page.get_by_role("heading", name="Inbox")).to_be_focused()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect_title(page, "Paper 4")
    page.keyboard.press("r")
    page.get_by_role("button", name="Leave the rest").click()
    expect(page.get_by_text("All caught up")).to_be_visible()
    page.get_by_role("link", name="Tags").click()
    page.get_by_role("link", name="Inbox").click()
    expect(page.get_by_text("All caught up")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("3 left")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("4 left")).to_be_visible()


def test_a_star_is_taken_back_by_the_same_key_however_soon(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox")
    expect_title(page, "Paper 4")
    for _ in range(4):
        page.keyboard.press("s")
    page.keyboard.press("i")  # Told of when all before it is done.
    expect(page.get_by_role("status")).to_contain_text("skipped")
    assert ask(library, "GET", "/papers", params={"q": "is:starred"})["papers"] == []


def test_what_is_judged_elsewhere_leaves_and_focus_stays(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox")
    expect_title(page, "Paper 4")
    paper = ask(library, "GET", "/inbox")["papers"][0]
    title = page.get_by_role("article").get_by_role("link")
    title.focus()
    ask(library, "POST", "/acts", json={"paper_ids": [paper["id"]], "edits": [{"type": "set_star", "starred": True}]})
    expect(page.get_by_text("★ starred")).to_be_visible()
    expect(title).to_be_focused()
    edits = [{"type": "set_status", "status": "read"}]
    ask(library, "POST", "/acts", json={"paper_ids": [paper["id"]], "edits": edits})
    expect_title(page, "Paper 3")
    expect(title).to_be_focused()

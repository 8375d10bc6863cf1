"""What is done to papers in the library page, by keys and by hand; and what is done elsewhere."""

import re
from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, serve
from e2e.library.filling import ask, name, note, put, status, tag
from playwright.sync_api import Locator, Page, expect

TITLES = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(tmp_path_factory.mktemp("handled") / "library")


@pytest.fixture
def papers(server: Server, enter: Enter) -> Page:
    """Five papers as each test finds them."""
    put(server, *({"number": n, "title": title, "url": f"{server.url}/api/hello"} for n, title in enumerate(TITLES)))
    ids = ask(server, "GET", "/paper-ids")["paper_ids"]
    edits = [{"type": "set_status", "status": None}, {"type": "set_star", "starred": False}]
    edits += [{"type": "set_tag", "tag": one["name"], "on": False} for one in ask(server, "GET", "/tags")["tags"]]
    ask(server, "POST", "/acts", json={"paper_ids": ids, "edits": edits})
    page = enter(server, "papers?sort=title", errors=("422",))
    row(page, "Gamma").wait_for()
    return page


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=title, exact=True))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def expect_status(page: Page, title: str, value: str) -> None:
    expect(row(page, title).locator(".sign .status")).to_have_attribute("data-status", value)


def test_a_status_by_key_and_its_undoing(papers: Page) -> None:
    press(papers, "j", "j", "r")  # The first j goes to the first paper.
    expect_status(papers, "Beta", "read")
    expect(papers.get_by_role("button", name="Undo")).to_be_visible()
    press(papers, "u")
    expect_status(papers, "Beta", "seen")
    press(papers, "w")
    expect_status(papers, "Beta", "to-read")
    press(papers, "i")
    expect_status(papers, "Beta", "skipped")
    press(papers, "i")
    expect_status(papers, "Beta", "seen")


def test_a_star_by_key_and_by_hand(papers: Page) -> None:
    press(papers, "j", "s")
    star = row(papers, "Alpha").get_by_role("button", name="Star", exact=True)
    expect(star).to_have_attribute("aria-pressed", "true")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "false")


def test_a_status_from_the_menu_of_the_sign(papers: Page) -> None:
    row(papers, "Delta").locator(".sign button").click()
    papers.get_by_role("dialog", name="What to do").get_by_role("button", name="Reading").click()
    expect_status(papers, "Delta", "reading")


def test_keys_do_nothing_where_something_is_typed(papers: Page) -> None:
    press(papers, "j", "/")
    papers.keyboard.type("rs")
    expect(papers.get_by_role("combobox", name="Search")).to_have_value("rs")
    press(papers, "Control+a", "Delete")
    expect_status(papers, "Alpha", "seen")


def test_opening_a_papers_address(papers: Page, server: Server) -> None:
    press(papers, "j")
    with papers.expect_popup() as opened:
        press(papers, "O")
    opened.value.wait_for_url(f"{server.url}/api/hello")


def test_opening_a_paper_here(papers: Page) -> None:
    press(papers, "j", "ArrowDown", "Enter")
    expect(papers).to_have_url(re.compile(r"#/paper/\d+$"))


def test_tags_are_put_on_and_taken_off(papers: Page) -> None:
    press(papers, "j", "t")
    papers.get_by_role("combobox", name="Tag").fill("to cite")
    press(papers, "Enter")
    expect(row(papers, "Alpha").locator(".tag")).to_have_text("to cite")
    papers.get_by_role("button", name="Take off to cite").click()
    expect(row(papers, "Alpha").locator(".tag")).to_have_count(0)


def test_a_note_is_written(papers: Page, server: Server) -> None:
    press(papers, "j", "n")
    papers.get_by_role("textbox", name="Note").fill("Worth a *second* look.")
    press(papers, "Control+Enter")
    expect(papers.get_by_role("dialog")).to_have_count(0)
    expect(row(papers, "Alpha").locator(".note")).to_have_text(re.compile("Worth"))
    assert ask(server, "GET", "/papers", params={"q": "second"})["papers"][0]["title"] == "Alpha"


def test_a_note_that_cannot_be_saved_stays(papers: Page, server: Server) -> None:
    papers.route("**/api/sync", lambda route: route.fulfill(status=422, json={"message": "Not now."}))
    press(papers, "j", "j", "n")
    text = papers.get_by_role("textbox", name="Note")
    text.fill("Not to be lost")
    press(papers, "Control+Enter")
    expect(papers.get_by_role("dialog")).to_contain_text("Not now.")
    press(papers, "Escape")
    papers.unroute("**/api/sync")
    press(papers, "n")
    expect(text).to_have_value("Not to be lost")
    papers.get_by_role("button", name="Save").click()
    expect(row(papers, "Beta").locator(".note")).to_have_text(re.compile("Not to be lost"))
    press(papers, "n")
    expect(text).to_have_value("")


def test_many_are_selected_and_changed(papers: Page, server: Server) -> None:
    total = len(ask(server, "GET", "/paper-ids")["paper_ids"])
    press(papers, "j", "x", "j", "j", "x")
    expect(papers.get_by_text("2 selected")).to_be_visible()
    press(papers, "r")
    expect_status(papers, "Alpha", "read")
    expect_status(papers, "Delta", "read")
    expect_status(papers, "Beta", "seen")
    press(papers, "Escape")
    expect(papers.get_by_text("selected")).to_be_hidden()
    press(papers, "*")
    expect(papers.get_by_text(f"{total} selected")).to_be_visible()
    papers.get_by_role("button", name="Tags…").click()
    papers.get_by_role("combobox", name="Tag").fill("all of them")
    press(papers, "Enter")
    expect(papers.locator(".paper-row .tag")).to_have_count(total)


def test_what_is_done_elsewhere_shows_here(papers: Page, server: Server) -> None:
    put(server, {"number": 1, "title": "Beta", "edits": [status("reading"), tag("from afar"), note("Elsewhere")]})
    expect_status(papers, "Beta", "reading")
    expect(row(papers, "Beta").locator(".tag")).to_have_text("from afar")
    expect(papers.get_by_role("complementary").get_by_role("button", name="from afar")).to_be_visible()
    put(server, {"number": 90, "title": "Zeta, of another day"})
    papers.get_by_role("button", name="1 paper changed: show").click()
    expect(papers.locator(".paper .title").last).to_have_text("Zeta, of another day")
    known = ask(server, "GET", "/papers", params={"named": name(90)})["papers"][0]
    assert known["title"] == "Zeta, of another day"


def test_keys_are_the_readers_own(papers: Page) -> None:
    press(papers, "?")
    dialog = papers.get_by_role("dialog", name="Keys")
    dialog.get_by_role("button", name="Read: r").click()
    press(papers, "s")
    expect(dialog).to_contain_text("already means “Star”")
    dialog.get_by_role("button", name="Read: r").click()
    press(papers, "d")
    expect(dialog.get_by_role("button", name="Read: d")).to_be_focused()
    press(papers, "Escape")
    papers.reload()
    row(papers, "Epsilon").wait_for()
    press(papers, "j", "d")
    expect_status(papers, papers.locator(".paper-row.active .title").text_content() or "", "read")
    press(papers, "?")
    dialog.get_by_role("button", name="Usual keys").click()
    expect(dialog.get_by_role("button", name="Read: r")).to_be_visible()

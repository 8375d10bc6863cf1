"""What is done to papers in the library page, by keys and by hand; and what is done elsewhere."""

import re
from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, hold, serve, wait
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
    page = enter(server, "papers?sort=title", errors=("422", "ERR_FAILED"))
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


def test_from_paper_to_paper_in_the_order_of_the_list(papers: Page) -> None:
    press(papers, "j", "ArrowDown", "Enter")
    heading = papers.get_by_role("heading", level=1)
    expect(heading).to_have_text("Beta")
    press(papers, "j")
    expect(heading).to_have_text("Delta")
    papers.get_by_role("link", name="Previous paper").click()
    expect(heading).to_have_text("Beta")
    press(papers, "k")
    expect(heading).to_have_text("Alpha")
    expect(papers.get_by_role("link", name="Previous paper")).to_have_count(0)
    press(papers, "k", "ArrowDown", "Escape")
    expect(papers.locator(".paper-row:focus .title")).to_have_text("Alpha")
    papers.evaluate("location.hash = '#/tags'")
    papers.get_by_role("heading", name="Tags").wait_for()
    papers.go_back()
    row(papers, "Gamma").wait_for()


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


def test_the_selected_are_exported_and_no_others(papers: Page) -> None:
    press(papers, "j", "x", "j", "j", "x")
    papers.get_by_role("button", name="Export…").click()
    with papers.expect_download() as saved:
        papers.get_by_role("dialog", name="Export as").get_by_role("button", name="BibTeX", exact=True).click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "dejalu.bib"
    assert sorted(title for title in TITLES if title in text) == ["Alpha", "Delta"]
    assert text.count("@") == 2
    expect(papers.locator("#said")).to_have_text("Exported 2 papers.")


def test_what_is_done_elsewhere_shows_here(papers: Page, server: Server) -> None:
    put(server, {"number": 1, "title": "Beta", "edits": [status("reading"), tag("from afar"), note("Elsewhere")]})
    expect_status(papers, "Beta", "reading")
    expect(row(papers, "Beta").locator(".tag")).to_have_text("from afar")
    expect(papers.get_by_role("complementary").get_by_role("button", name="from afar")).to_be_visible()
    put(server, {"number": 90, "title": "Zeta, of another day"})
    papers.get_by_role("button", name="1 paper changed: show").press("Enter")
    expect(papers.locator(".count")).to_be_focused()
    expect(papers.locator(".paper .title").last).to_have_text("Zeta, of another day")
    known = ask(server, "GET", "/papers", params={"named": name(90)})["papers"][0]
    assert known["title"] == "Zeta, of another day"


def test_what_is_done_to_the_first_hit_waits_for_it(papers: Page) -> None:
    held = hold(papers, "**/api/papers?q=Delta**")
    press(papers, "/")
    papers.keyboard.type("Delta")
    press(papers, "Enter")
    press(papers, "r")
    wait(papers, "it is searched", lambda: held)
    held.pop().continue_()
    expect(papers.locator(".paper-row:focus .title")).to_have_text("Delta")
    expect_status(papers, "Delta", "read")
    papers.get_by_role("combobox", name="Search").fill("Alpha ")
    expect_status(papers, "Alpha", "seen")


def test_one_act_after_the_other(papers: Page) -> None:
    held = hold(papers, "**/api/acts", times=1)
    press(papers, "j", "x", "r", "s")
    wait(papers, "it is judged", lambda: held)
    held.pop().continue_()
    expect_status(papers, "Alpha", "read")
    expect(row(papers, "Alpha").get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")


def test_what_could_not_be_undone_can_be_later(papers: Page) -> None:
    press(papers, "j", "r", "j", "w")
    expect_status(papers, "Beta", "to-read")
    papers.route("**/undo", lambda route: route.abort())
    press(papers, "u")
    expect(papers.locator("#said")).to_contain_text("does not answer")
    papers.unroute("**/undo")
    press(papers, "u")
    expect_status(papers, "Beta", "seen")
    expect_status(papers, "Alpha", "read")


def test_a_tag_that_could_not_be_put_on_is_not_shown(papers: Page) -> None:
    papers.route("**/api/acts", lambda route: route.fulfill(status=422, json={"message": "Not now."}))
    press(papers, "j", "t")
    papers.get_by_role("combobox", name="Tag").fill("in vain")
    press(papers, "Enter")
    expect(papers.locator("#said")).to_contain_text("Not now.")
    expect(papers.locator(".own-tags .tag")).to_have_count(0)


def test_the_focus_comes_back_to_where_it_was(papers: Page) -> None:
    press(papers, "j", "j")
    row(papers, "Beta").get_by_role("button", name="Tags").click()
    papers.get_by_role("combobox", name="Tag").fill("for a while")
    press(papers, "Enter")
    expect(row(papers, "Beta").locator(".tag")).to_have_text("for a while")
    press(papers, "Escape")
    expect(row(papers, "Beta").get_by_role("button", name="Tags")).to_be_focused()
    row(papers, "Beta").get_by_role("button", name="Write a note").click()
    papers.get_by_role("textbox", name="Note").fill("One more")
    press(papers, "Control+Enter")
    expect(row(papers, "Beta").locator(".note")).to_be_visible()
    expect(row(papers, "Beta").get_by_role("button", name="Write a note")).to_be_focused()


def test_a_note_is_not_closed_by_a_click_in_its_margin(papers: Page) -> None:
    press(papers, "j", "n")
    dialog = papers.get_by_role("dialog", name="Note")
    dialog.click(position={"x": 6, "y": 100})
    expect(dialog).to_be_visible()
    papers.mouse.click(5, 5)
    expect(dialog).to_have_count(0)


def test_tags_of_a_paper_out_of_sight_are_shown_beside_it(papers: Page, server: Server) -> None:
    put(server, *({"number": 200 + n, "title": f"Later {n}"} for n in range(40)))
    papers.reload()
    row(papers, "Alpha").wait_for()
    press(papers, "j")
    papers.get_by_role("combobox", name="Search").click()
    papers.mouse.move(700, 500)
    papers.mouse.wheel(0, 1_500)
    expect(row(papers, "Alpha")).to_have_count(0)
    papers.locator("main").focus()
    press(papers, "t")
    papers.get_by_role("dialog", name="Tags").wait_for()
    expect(row(papers, "Alpha")).to_be_in_viewport()


def test_a_description_that_is_changed_elsewhere_shows_here(papers: Page, server: Server) -> None:
    named = ask(server, "GET", "/papers", params={"named": name(3)})["papers"][0]
    ask(server, "PATCH", f"/papers/{named['id']}", json={"title": "Delta, at last", "year": 1999})
    expect(row(papers, "Delta, at last").locator(".year")).to_have_text("1999")
    ask(server, "PATCH", f"/papers/{named['id']}", json={"title": "Delta"})
    expect(row(papers, "Delta")).to_be_visible()


def test_what_is_switched_off_has_no_key(papers: Page) -> None:
    press(papers, "?")
    dialog = papers.get_by_role("dialog", name="Keys")
    dialog.get_by_role("button", name="Read: r").click()
    press(papers, "Backspace")
    dialog.get_by_role("button", name="Skip: i").click()
    press(papers, '"')
    expect(dialog.get_by_role("button", name='Skip: "')).to_be_focused()
    press(papers, "Escape", "j", "Control+c", "Shift", "s")
    expect(row(papers, "Alpha").get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")
    expect_status(papers, "Alpha", "seen")
    press(papers, '"')
    expect_status(papers, "Alpha", "skipped")


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

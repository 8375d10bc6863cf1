"""A paper on the library page: what it is, what the reader wrote of it, and that nothing written is lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, hold, serve, wait
from e2e.library.filling import ask, name, note, put, status, tag
from playwright.sync_api import APIResponse, Page, Route, expect

HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b>"
ABSTRACT = "Where pages say little, the reader says more."
Show = Callable[..., Page]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("paper") / "library"):
        put(
            server,
            {"number": 1, "title": "Graph networks for weather", "authors": ["Ada Lovelace"], "abstract": ABSTRACT},
            {"number": 2, "title": HOSTILE, "authors": [HOSTILE], "abstract": HOSTILE, "url": "javascript:alert(1)",
             "edits": [tag(HOSTILE), note(HOSTILE + " [x](javascript:alert(1)) **strong**")]},
            {"number": 3, "title": "Capsules", "edits": [status("read")]},
            {"number": 4, "title": "Papers on which notes are written"},
            {"number": 5, "title": "A paper that is edited"},
        )  # fmt: skip
        yield server


def find(server: Server, number: int) -> dict[str, Any]:
    paper: dict[str, Any] = ask(server, "GET", "/papers", params={"named": name(number)})["papers"][0]
    return paper


@pytest.fixture
def show(library: Server, enter: Enter) -> Show:
    """Opens the page of a paper by its number."""

    def open_page(number: int, **options: Any) -> Page:
        page = enter(library, f"paper/{find(library, number)['id']}", **options)
        page.get_by_role("heading", level=1).wait_for()
        return page

    return open_page


def write(page: Page, text: str) -> None:
    page.get_by_role("button", name="Write a note").click()
    page.get_by_role("textbox", name="Note").fill(text)


def test_hostile_text_is_text(show: Show) -> None:
    page = show(2)
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    expect(page.locator(".authors")).to_have_text(HOSTILE)
    expect(page.locator(".abstract")).to_have_text(HOSTILE)
    expect(page.locator(".tagged .tag")).to_have_text(HOSTILE)
    expect(page.locator(".prose")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".prose strong")).to_have_text("strong")
    assert page.locator("main img, main a[href^=javascript]").count() == 0


def test_a_browser_that_cannot_clean_html_shows_the_markdown(show: Show) -> None:
    page = show(2)
    page.add_init_script("delete Element.prototype.setHTML")
    page.reload()
    expect(page.locator(".prose")).to_have_text(HOSTILE + " [x](javascript:alert(1)) **strong**")


def test_what_the_reader_says_of_a_paper_stays(library: Server, show: Show) -> None:
    page = show(5)
    page.get_by_role("button", name="Edit what is said").click()
    page.get_by_label("Title").fill("A paper that was edited")
    page.get_by_label("Authors").fill("Ada Lovelace\nÉmilie du Châtelet")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A paper that was edited")
    assert find(library, 5)["authors"] == ["Ada Lovelace", "Émilie du Châtelet"]


def test_what_was_typed_over_a_paper_is_taken_back_field_by_field(library: Server, show: Show) -> None:
    put(library, {"number": 10, "title": "What the page says", "authors": ["Ada Lovelace"]})
    ask(library, "PATCH", f"/papers/{find(library, 10)['id']}", json={"title": "What I typed", "year": 1843})
    page = show(10)
    page.get_by_role("button", name="Edit what is said").click()
    back = page.get_by_role("button", name="Take back what I typed")
    expect(back).to_have_count(2)
    page.get_by_label("Address").fill("https://example.org/half")
    back.first.click()
    expect(page.get_by_label("Title")).to_have_value("What the page says")
    expect(page.get_by_label("Title")).to_be_focused()
    expect(page.get_by_label("Address")).to_have_value("https://example.org/half")
    expect(back).to_have_count(1)
    assert find(library, 10)["title"] == "What the page says"
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Title")).to_have_value("What I typed")
    back.last.click()
    expect(page.get_by_label("Year")).to_have_value("")
    assert find(library, 10)["year"] is None


def test_a_title_that_nobody_else_says_is_not_taken_back(library: Server, show: Show) -> None:
    put(library, {"number": 11, "title": ""})
    ask(library, "PATCH", f"/papers/{find(library, 11)['id']}", json={"title": "Mine alone"})
    page = show(11, errors=("409",))
    page.get_by_role("button", name="Edit what is said").click()
    page.get_by_role("button", name="Take back what I typed").click()
    expect(page.locator("#wrong-title")).to_contain_text("type another one")
    expect(page.get_by_label("Title")).to_have_value("Mine alone")


def test_an_edit_outlives_the_view_the_page_and_a_server_that_does_not_answer(library: Server, show: Show) -> None:
    put(library, {"number": 12, "title": "A paper that is edited in vain"})
    page = show(12, errors=("ERR_FAILED",))
    title = page.get_by_label("Title")
    page.get_by_role("button", name="Edit what is said").click()
    title.fill("Half a ti")
    page.keyboard.press("Escape")
    expect(title).to_have_value("Half a ti")
    page.route("**/api/papers/*", lambda route: route.abort())
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.get_by_role("link", name="Tags").click()
    page.unroute("**/api/papers/*")
    page.go_back()
    expect(title).to_have_value("Half a ti")
    page.reload()
    expect(title).to_have_value("Half a ti")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A paper that is edited in vain")
    page.get_by_role("status").get_by_role("button", name="Bring it back").click()
    expect(title).to_have_value("Half a ti")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Half a ti")
    expect(page.get_by_role("button", name="Edit what is said")).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Half a ti")


def test_what_is_typed_while_an_edit_is_saved_stays(library: Server, show: Show) -> None:
    put(library, {"number": 13, "title": "A paper that is edited slowly"})
    page = show(13)
    page.get_by_role("button", name="Edit what is said").click()
    page.get_by_label("Title").fill("A paper that was edited slowly")
    held = hold(page, "**/api/papers/*", times=1)
    page.get_by_role("button", name="Save").click()
    wait(page, "it is on its way", lambda: held)
    page.get_by_label("Title").press_sequentially(", and more")
    with page.expect_response("**/api/papers/*"):
        held[0].continue_()
    expect(page.get_by_role("button", name="Save")).to_be_enabled()
    expect(page.get_by_label("Title")).to_have_value("A paper that was edited slowly, and more")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A paper that was edited slowly, and more")


def test_what_cannot_be_is_told_at_its_field_and_stays_there(show: Show) -> None:
    page = show(1, errors=("422",))
    page.get_by_role("button", name="Edit what is said").click()
    page.get_by_label("Address").fill("ftp://example.org/a")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#wrong-url")).to_contain_text("This is no address of a page")
    expect(page.get_by_label("Address")).to_have_value("ftp://example.org/a")
    expect(page.get_by_label("Address")).to_be_focused()


def test_keys_judge_and_undo(library: Server, show: Show) -> None:
    page = show(3)
    pressed = page.get_by_role("group", name="Status").locator("[aria-pressed=true]")
    expect(pressed).to_have_text("Read")
    page.keyboard.press("w")
    expect(pressed).to_have_text("To read")
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("t")
    page.keyboard.type("to cite")
    page.keyboard.press("Enter")
    expect(page.locator(".tagged .tag")).to_have_text("to cite")
    page.get_by_role("button", name="Take off the tag to cite").click()
    expect(page.locator(".tagged .tag")).to_have_count(0)
    assert find(library, 3)["mark"]["judged"] == "to-read"


def test_a_note_is_written_changed_deleted_and_brought_back(library: Server, show: Show) -> None:
    page = show(4)
    page.keyboard.press("n")
    page.keyboard.type("The *first* text")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".prose em")).to_have_text("first")
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_role("textbox", name="Note").fill("The second text")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".prose")).to_have_text("The second text")
    page.get_by_role("button", name="Versions").click()
    page.get_by_role("dialog").get_by_role("button", name="Bring back").click()
    expect(page.locator(".prose")).to_have_text("The first text")
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".prose")).to_have_count(0)
    page.get_by_text("Deleted notes (1)").click()
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator(".prose")).to_have_text("The first text")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator(".prose")).to_have_text("The first text")
    assert [one["body"] for one in find(library, 4)["mark"]["notes"]] == ["The *first* text"]


def change_elsewhere(library: Server, page: Page, number: int, title: str) -> None:
    """A paper is starred by another client, and the page shows it."""
    edits = [{"type": "set_star", "starred": True}]
    put(library, {"number": number, "title": title, "edits": edits})
    expect(page.get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")


def test_what_changes_elsewhere_takes_nothing_out_of_the_readers_hands(library: Server, show: Show) -> None:
    title = "A paper that changes elsewhere"
    put(library, {"number": 8, "title": title, "edits": [note("Deleted"), note("Kept")]})
    page = show(8)
    page.get_by_role("button", name="Delete").first.click()
    page.get_by_text("Deleted notes (1)").click()
    write(page, "Half a ")
    change_elsewhere(library, page, 8, title)
    page.keyboard.type("sentence")
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Half a sentence")
    expect(page.get_by_role("button", name="Bring back")).to_be_visible()
    page.get_by_role("button", name="Star").click()
    expect(page.get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "false")
    field = page.get_by_label("Add a tag")
    field.press_sequentially("half ")
    change_elsewhere(library, page, 8, title)
    page.keyboard.type("typed")
    expect(field).to_have_value("half typed")


def test_an_answer_that_comes_late_is_not_shown(library: Server, show: Show) -> None:
    put(library, {"number": 9, "title": "A paper whose answers come late"})
    page = show(9)
    star = page.get_by_role("button", name="Star")
    held: list[Route] = []
    answers: list[APIResponse] = []

    def hold(route: Route) -> None:
        answers.append(route.fetch())
        held.append(route)

    page.route("**/citation", hold, times=1)
    star.click()
    wait(page, "the answer is held up", lambda: held)
    page.get_by_role("group", name="Status").get_by_text("To read").click()
    expect(page.get_by_role("group", name="Status").locator("[aria-pressed=true]")).to_have_text("To read")
    held[0].fulfill(response=answers[0])
    page.wait_for_timeout(300)
    expect(page.get_by_role("group", name="Status").locator("[aria-pressed=true]")).to_have_text("To read")
    page.route("**/citation", hold, times=1)
    star.click()
    wait(page, "the next is held up", lambda: len(held) == 2)
    page.get_by_role("link", name="Tags").click()
    expect(page).to_have_title("Tags · Dejalu")
    held[1].fulfill(response=answers[1])
    page.wait_for_timeout(300)
    expect(page).to_have_title("Tags · Dejalu")


def test_a_text_outlives_a_server_that_does_not_answer_and_the_page(library: Server, show: Show) -> None:
    page = show(1, errors=("ERR_FAILED",))
    page.route("**/api/sync", lambda route: route.abort())
    write(page, "Not to be lost")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    page.unroute("**/api/sync")
    page.reload()
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Not to be lost")
    page.get_by_role("textbox", name="Note").fill("Not to be lost, twice")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".prose")).to_have_text("Not to be lost, twice")
    page.reload()
    expect(page.locator(".prose")).to_have_text("Not to be lost, twice")
    assert len(find(library, 1)["mark"]["notes"]) == 1


def test_a_text_whose_answer_was_lost_is_not_written_twice(library: Server, show: Show) -> None:
    page = show(3, errors=("ERR_FAILED",))

    def deliver(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/api/sync", deliver)
    write(page, "Delivered")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    page.unroute("**/api/sync")
    page.get_by_role("textbox", name="Note").fill("Delivered, and more")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".prose")).to_have_text(["Delivered, and more"])
    assert [one["body"] for one in find(library, 3)["mark"]["notes"]] == ["Delivered, and more"]


def test_the_citation_is_copied(library: Server, show: Show) -> None:
    page = show(1)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=library.url)
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "title = {Graph networks for weather}" in page.evaluate("navigator.clipboard.readText()")


def test_escape_leads_back_to_where_one_was(library: Server, enter: Enter) -> None:
    page = enter(library, "tags")
    expect(page.get_by_role("heading", name="Tags")).to_be_visible()
    page.goto(f"{library.url}/#/paper/{find(library, 1)['id']}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Graph networks for weather")
    page.get_by_role("button", name="Look").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_label("Add a tag").press("Escape")
    expect(page.get_by_label("Add a tag")).not_to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_have_text("Graph networks for weather")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Tags")).to_be_visible()


def test_a_paper_that_is_none_is_told_of(library: Server, enter: Enter) -> None:
    page = enter(library, "paper/999", errors=("404",))
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_readers_word_on_two_papers_counts_and_is_undone(library: Server, show: Show) -> None:
    title = "Routing messages between the layers of deep networks"
    put(
        library,
        {"number": 6, "title": title, "authors": ["Ada Lovelace"]},
        {"number": 7, "identifiers": [], "title": title, "authors": ["Mary Somerville"]},
    )

    def count() -> int:
        return len(ask(library, "GET", "/papers", params={"q": "routing messages"})["papers"])

    page = show(6)
    same = page.get_by_role("region", name="Sameness")
    same.get_by_role("button", name="The same paper").click()
    expect(same).to_contain_text("Taken for this paper")
    assert count() == 1
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(same).to_contain_text("Perhaps this one, too")
    same.get_by_role("button", name="Not the same").click()
    expect(same).to_be_hidden()
    assert count() == 2

"""Finding papers in the library page: words, the language of queries, facets, orders."""

import re
from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, hold, serve
from e2e.library.filling import note, put, status, tag
from playwright.sync_api import Page, expect


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("found") / "library"):
        put(
            server,
            {"number": 1, "title": "Graph networks for weather", "authors": ["Ada Lovelace"], "year": 2023},
            {"number": 2, "title": "Attention over graphs", "authors": ["Émilie du Châtelet"], "year": 2024},
            {"number": 3, "title": "A survey of transformers", "year": 2024, "edits": [tag("to cite"), status("read")]},
            {"number": 4, "title": "Capsules", "year": 2021, "edits": [tag("to cite"), note("Compare with networks.")]},
            {"number": 5, "title": "Zebras", "year": 2021, "edits": [{"type": "set_star", "starred": True}]},
            {"number": 77, "identifiers": ["arxiv:2405.10077"], "title": ""},
        )
        yield server


def expect_titles(page: Page, *titles: str) -> None:
    expect(page.locator(".paper .title")).to_have_text(list(titles))


def search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)


def test_it_finds_while_one_types(shown: Server, enter: Enter) -> None:
    page = enter(shown)
    expect(page.get_by_text("6 papers")).to_be_visible()
    search(page, "transf")
    expect_titles(page, "A survey of transformers")
    expect(page.locator(".title mark")).to_have_text("transformers")
    page.reload()
    expect_titles(page, "A survey of transformers")


def test_going_back_finds_what_was_there_before(shown: Server, enter: Enter) -> None:
    page = enter(shown)
    search(page, "capsules ")
    expect_titles(page, "Capsules")
    page.go_back()
    expect(page.get_by_text("6 papers")).to_be_visible()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("")


def test_a_note_that_is_hit_is_shown_with_its_place(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?q=compare networks")
    expect_titles(page, "Capsules")
    expect(page.locator(".excerpt mark")).to_have_text(["Compare", "networks"])


def test_what_cannot_be_read_is_marked_and_the_list_stands(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?q=zebras", errors=("422",))
    expect_titles(page, "Zebras")
    page.get_by_role("combobox", name="Search").fill("weather year:soon ")
    expect(page.locator(".wrong mark")).to_have_text(re.compile("soon"))
    expect(page.get_by_role("combobox", name="Search")).to_have_attribute("aria-invalid", "true")
    expect_titles(page, "Zebras")
    page.get_by_role("combobox", name="Search").fill("weather ")
    expect_titles(page, "Graph networks for weather")
    expect(page.locator(".wrong")).to_have_text("")


def test_what_is_near_is_offered_as_such(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?q=a survey of trnsformer")
    expect(page.get_by_text("the nearest are")).to_be_visible()
    expect(page.locator(".paper .title").first).to_have_text("A survey of transformers")


def test_facets_become_filters_and_chips_take_them_away(shown: Server, enter: Enter) -> None:
    page = enter(shown)
    filters = page.get_by_role("complementary", name="Filter")
    expect(filters.get_by_role("button", name="to cite")).to_have_text("to cite2")
    filters.get_by_role("button", name="to cite").click()
    expect(page.get_by_text("2 papers found")).to_be_visible()
    filters.get_by_role("button", name="With notes").click()
    expect_titles(page, "Capsules")
    assert "tag=to+cite" in page.url
    page.get_by_role("button", name="Take away the filter to cite").click()
    page.get_by_role("button", name="Take away the filter with notes").click()
    filters.get_by_role("button", name="2024").click()
    expect(page.locator(".paper .title")).to_have_count(3)


def test_the_focus_stays_where_filters_are_taken_away(shown: Server, enter: Enter) -> None:
    page = enter(shown)
    noted = page.get_by_role("complementary", name="Filter").get_by_role("button", name="With notes")
    starred = page.get_by_role("complementary", name="Filter").get_by_role("button", name="Starred")
    noted.press("Enter")
    expect_titles(page, "Capsules")
    expect(starred).to_have_text("★ Starred")
    starred.press("Enter")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    expect(starred).to_be_focused()
    noted.press("Enter")
    expect_titles(page, "Zebras")
    expect(noted).to_have_text("✎ With notes")
    expect(noted).to_be_focused()
    page.get_by_role("button", name="Take away the filter starred").press("Enter")
    expect(page.get_by_text("6 papers")).to_be_focused()


def test_a_paper_without_a_title_can_be_opened_when_it_is_found(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?q=2405.10077")
    expect(page.get_by_role("link", name="Without a title")).to_be_visible()


def test_a_row_shows_the_year_by_which_it_is_counted(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?year=2024&q=2405.10077")
    expect(page.locator(".paper-row .year")).to_have_text("2024")


def test_the_place_of_what_is_wrong_is_told_after_blanks_too(shown: Server, enter: Enter) -> None:
    page = enter(shown, errors=("422",))
    page.get_by_role("combobox", name="Search").fill("  year:soon ")
    expect(page.locator(".wrong mark")).to_have_text("year:soon")


def test_a_list_that_does_not_come_can_be_asked_for_again(shown: Server, enter: Enter) -> None:
    page = enter(shown, "settings", errors=("ERR_FAILED",))
    page.get_by_role("heading", name="Settings").wait_for()
    page.route(re.compile("/api/(papers|facets)"), lambda route: route.abort())
    page.evaluate("location.hash = '#/papers'")
    expect(page.get_by_role("heading", name="could not be loaded")).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".paper .title")).to_have_count(6)


def test_nothing_found_says_what_to_do(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?q=is:starred&tag=to+cite")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    page.get_by_role("button", name="Without the filters").click()
    expect_titles(page, "Zebras")


def test_the_order_is_chosen(shown: Server, enter: Enter) -> None:
    page = enter(shown)
    page.get_by_label("Order").select_option("Title")
    expect_titles(
        page,
        "A survey of transformers",
        "Attention over graphs",
        "Capsules",
        "Graph networks for weather",
        "Zebras",
        "Without a title",
    )


def test_fields_and_their_values_are_offered(shown: Server, enter: Enter) -> None:
    page = enter(shown)
    expect(page.get_by_text("6 papers")).to_be_visible()
    offered = page.locator("#offered option")
    search(page, "-ta")
    expect(offered).to_have_text(["-tag:"])
    page.keyboard.type("g:")
    expect(offered).to_have_text(['-tag:"to cite" '])
    page.get_by_role("combobox", name="Search").fill("author:ch")
    expect(offered).to_have_text(['author:"Émilie du Châtelet" '])


def test_tags_that_come_late_are_offered_for_what_is_typed(shown: Server, enter: Enter) -> None:
    page = enter(shown, "settings")
    held = hold(page, "**/api/tags")
    page.evaluate("location.hash = '#/papers'")
    expect(page.get_by_text("6 papers")).to_be_visible()
    search(page, "tag:")
    expect(page).to_have_url(re.compile("papers$"))
    expect(page.locator("#offered option")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.locator("#offered option")).to_have_text(['tag:"to cite" '])

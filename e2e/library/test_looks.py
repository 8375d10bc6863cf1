"""That the list can be read by everybody: in both themes, on a phone, by a screen reader; and that texts are texts."""

from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.axe import find_violations
from e2e.library.conftest import SCHEMES, WIDTHS, Enter, Scheme, serve
from e2e.library.filling import note, put, status, tag
from playwright.sync_api import Page, expect

STILL = {"reduced_motion": "reduce"}
"""While something fades in, its contrast is lower."""
HOSTILE = '<img src=x onerror="alert(1)"> "{{7*7}}" ${1} <script>alert(2)</script>'


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    statuses = ("to-read", "reading", "read", "skipped")
    for server in serve(tmp_path_factory.mktemp("shown") / "library"):
        put(
            server,
            {"number": 1, "title": HOSTILE, "authors": [HOSTILE], "edits": [tag(HOSTILE), note(HOSTILE)]},
            *(
                {
                    "number": 10 + n,
                    "title": f"A paper with a long title that does not fit into one line of a phone, number {n}",
                    "authors": ["Ada Lovelace", "Émilie du Châtelet"],
                    "abstract": "Whatever papers say, this paper says it too.",
                    "year": 2024,
                    "edits": [status(value), tag("reading group"), {"type": "set_star", "starred": True}],
                }
                for n, value in enumerate(statuses)
            ),
        )
        yield server


def select_one(page: Page) -> None:
    page.locator(".paper-row .title").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_text("1 selected")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_in_the_way_of_anybody(shown: Server, enter: Enter, width: int, scheme: Scheme) -> None:
    page = enter(shown, "papers?q=paper*&tag=reading+group", width=width, scheme=scheme, **STILL)
    select_one(page)
    assert find_violations(page) == []
    for key in "?tn":
        page.keyboard.press(key)
        page.get_by_role("dialog").wait_for()
        assert find_violations(page) == []
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="How to search").click()
    page.get_by_role("dialog", name="How to search").wait_for()
    assert find_violations(page) == []


def test_hostile_texts_are_texts(shown: Server, enter: Enter) -> None:
    page = enter(shown, "papers?q=img")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    row = page.get_by_role("row")
    expect(row.locator(".title")).to_have_text(HOSTILE)
    expect(row.locator(".tag")).to_have_text(HOSTILE)
    expect(row.locator(".excerpt")).to_contain_text("<script>alert(2)</script>")
    expect(row.locator("img")).to_have_count(0)
    expect(page.get_by_role("complementary").get_by_role("button", name="onerror")).to_be_visible()


@pytest.mark.parametrize("density", ["comfortable", "compact"])
def test_a_phone_shows_it_without_scrolling_sideways(shown: Server, enter: Enter, density: str) -> None:
    page = enter(shown, width=390)
    page.get_by_role("button", name="Look").click()
    page.get_by_role("radio", name=density).check()
    page.keyboard.press("Escape")
    select_one(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_text("Filter", exact=True).filter(visible=True).click()
    page.get_by_role("button", name="reading group").first.click()
    expect(page.get_by_text("4 papers found")).to_be_visible()


def test_theme_and_density_are_kept(shown: Server, enter: Enter) -> None:
    page = enter(shown, scheme="light")
    page.locator(".title").first.wait_for()
    tall = page.locator(".paper-row").first.evaluate("row => row.offsetHeight")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("radio", name="dark").check()
    page.get_by_role("radio", name="compact").check()
    page.reload()
    page.locator(".title").first.wait_for()
    assert page.locator(".paper-row").first.evaluate("row => row.offsetHeight") < tall / 2
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(17, 24, 39)"

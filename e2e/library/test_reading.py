"""The reading view: each chart as a picture in the colours of the page, and its figures."""

from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, serve, wait
from e2e.library.filling import put, status, tag
from playwright.sync_api import Page, expect

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("reading") / "library"):
        put(server, {"number": 1, "title": "Graph networks", "edits": [tag(HOSTILE), status("read")]})
        yield server


def read_pictures(page: Page) -> list[str]:
    """The pictures that are shown, as they are written."""
    pictures = page.locator("main img")
    expect(pictures).to_have_count(4)
    wait(page, "all are drawn", lambda: pictures.evaluate_all("all => all.every(one => one.naturalWidth > 100)"))
    texts: list[str] = pictures.evaluate_all("all => Promise.all(all.map(async one => (await fetch(one.src)).text()))")
    return texts


def test_charts_are_drawn_in_the_colours_of_the_page(library: Server, enter: Enter) -> None:
    page = enter(library, "reading", bypass_csp=True)  # To read them again: the page itself only shows them.
    light = read_pictures(page)
    assert all(alt for alt in page.locator("main img").evaluate_all("all => all.map(one => one.alt)"))
    before = page.locator("main img").first.get_attribute("src")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("main img").first).not_to_have_attribute("src", before or "")
    dark = read_pictures(page)
    assert light[0] != dark[0]


def test_every_chart_has_its_figures_as_text(library: Server, enter: Enter) -> None:
    page = enter(library, "reading")
    tags = page.get_by_role("region", name="Tags", exact=False).first
    tags.get_by_text("The figures").click()
    expect(tags.get_by_role("table")).to_contain_text(HOSTILE)

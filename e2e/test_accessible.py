"""The extension's own pages, for people who read them in another way than most."""

import pytest
from e2e.harness import Browser, Server
from e2e.library.axe import find_violations
from e2e.test_editing import annotate, mark_of
from playwright.sync_api import Page


@pytest.fixture
def own_pages(uncounted: Browser) -> list[Page]:
    """The popup, the options, and the history of a note that was written twice."""
    page = uncounted.open()
    dialog = annotate(mark_of(page), "First", "to cite")
    field = dialog.get_by_role("textbox", name="Note").first
    field.fill("Second")
    dialog.get_by_text("Saved", exact=True).wait_for()
    with uncounted.context.expect_page() as opened:
        dialog.get_by_role("button", name="Versions").click()
    return [uncounted.own_page("popup/popup.html"), uncounted.own_page("options/options.html"), opened.value]


def test_nothing_stands_in_the_way_of_anybody(own_pages: list[Page], server: Server) -> None:
    for page in own_pages:
        page.get_by_role("heading", level=1).wait_for()
        for scheme in ("light", "dark"):
            for width in (1280, 390):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                assert find_violations(page) == [], (page.url, scheme, width)

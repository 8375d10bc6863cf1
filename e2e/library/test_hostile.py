"""A library called by hostile texts, in every view of the library page: text, everywhere."""

from collections.abc import Iterator

import pytest
from e2e.canary import Canary
from e2e.harness import Server
from e2e.library.conftest import serve
from e2e.library.filling import ask
from e2e.library.test_views import VIEWS
from playwright.sync_api import Browser, Page, expect
from tests.hostile.corpus import TEXTS, number
from tests.hostile.files import FILES

WITNESS = "<img src=x onerror=xss()>"
"""A text that must be seen where texts are shown, or nothing was tried."""
EVERY = 12
"""Of so many papers one is opened."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "everything.json"
    file.write_text(FILES["csl_json"](), encoding="utf-8")
    for server in serve(folder / "library"):
        server.dejalu("import", str(file))
        ids = ask(server, "GET", "/paper-ids")["paper_ids"]
        ask(
            server,
            "POST",
            "/acts",
            json={"paper_ids": ids[:20], "edits": [{"type": "set_status", "status": "to-read"}]},
        )
        yield server


@pytest.fixture
def page(plain: Browser, hostile: Server) -> Iterator[Page]:
    context = plain.new_context()
    canary = Canary(context)
    canary.watch()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"sessionStorage.setItem('token', '{hostile.token}')")
    yield page
    assert canary.sung == []
    assert errors == []
    context.close()


@pytest.mark.parametrize("view", ["papers", *VIEWS])
def test_no_view_runs_what_a_text_says(page: Page, hostile: Server, view: str) -> None:
    page.goto(f"{hostile.url}/#/{view}")
    expect(page.get_by_role("main").get_by_role("heading", level=1).first).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert page.locator("main :is(script, iframe, object, embed, form[action], [onerror], [onload])").count() == 0


def test_every_kind_of_paper_is_shown_as_text(page: Page, hostile: Server) -> None:
    papers = ask(hostile, "GET", "/paper-ids")["paper_ids"]
    for paper_id in papers[::EVERY]:
        page.goto(f"{hostile.url}/#/paper/{paper_id}")
        expect(page.get_by_role("heading", name="Notes")).to_be_visible()
        assert page.locator("main :is(script, iframe, object, embed, img, [onerror], [onload])").count() == 0


def test_the_text_itself_is_there_to_be_read(page: Page, hostile: Server) -> None:
    found = ask(hostile, "GET", "/papers", params={"named": f"arxiv:{number(TEXTS.index(WITNESS))}"})["papers"]
    page.goto(f"{hostile.url}/#/paper/{found[0]['id']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(WITNESS)
    expect(page.get_by_role("main")).to_contain_text(f"{WITNESS}×")
    page.goto(f"{hostile.url}/#/tags")
    expect(page.get_by_role("link", name=WITNESS, exact=True)).to_be_visible()


def test_a_search_for_it_is_only_a_search(page: Page, hostile: Server) -> None:
    page.goto(f"{hostile.url}/#/papers")
    for text in (WITNESS, '"><script>xss()</script>', "javascript:xss()", "tag:<b>", '"'):
        page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="Search")).first.fill(text)
        page.wait_for_load_state("networkidle")
    assert page.locator("main :is(script, img)").count() == 0
